/** Turns a request into a plan (strategies with their pools, sizes, rounds, limits), or says why it is invalid. */
import { availableParallelism } from 'node:os';
import {
  BENCHMARK_DEFAULTS,
  type ComparisonRequest,
  type FunctionRequest,
  type ScenarioRequest,
} from '../protocol/benchmark.ts';
import type { BenchmarkResult } from '../protocol/benchmark-result.ts';
import type { MeasureId } from '../protocol/measures.ts';
import { strategyKey, type StrategyId, type StrategyRef } from '../protocol/strategies.ts';
import { isScenarioId, SCENARIOS } from '../protocol/scenarios/index.ts';
import type { StrategyRow } from '../protocol/scenarios/page.ts';
import { Failure } from './failure.ts';

export interface PlannedStrategy extends StrategyRef {
  /** Absolute path of the compiled module, for the user's code. */
  readonly code?: string;
  /** Lines of the strategy's code. */
  readonly lines: number;
}

/** The input of the runner, for every kind of request. */
export interface Plan {
  readonly kind: BenchmarkResult['kind'];
  readonly scenario: string;
  readonly title: string;
  readonly file?: string;
  /** Absolute path of the folder in which its processes run; default: that of this process. */
  readonly cwd?: string;
  /** Of the user's code. */
  readonly commit?: string;
  /** Those of the user's function. */
  readonly arguments?: string;
  /** Name of the bundle with the strategies. */
  readonly module: string;
  readonly size: Readonly<Record<string, number>>;
  readonly strategies: readonly PlannedStrategy[];
  /** Absent: as many as needed, within the budget (milliseconds), until intervals are as narrow as `precision`. */
  readonly rounds?: number;
  readonly budget: number;
  readonly precision: number;
  /** Number of processes per strategy that share a given number of rounds. */
  readonly starts: number;
  /** What the verdict is about, the most important measure first. */
  readonly merits: readonly MeasureId[];
  readonly unit: string;
  /** Number of `unit` per execution. */
  readonly amount: number;
  readonly timeout: number;
  readonly memory: number;
}

/** A sensible number of workers for computations: the number of cores, but at least two, to show what they cost. */
export const cores = (): number => Math.max(2, availableParallelism());

const MOST_ROUNDS = 1_000;
/** Milliseconds. */
const LEAST_BUDGET = 100;
const LARGEST_POOL = 1_000;

type Common = Pick<Plan, 'rounds' | 'budget' | 'precision' | 'starts' | 'timeout' | 'memory'>;

/** @throws {Failure} if a number is out of bounds */
export function commonOf(
  { rounds, starts, budget, precision, limits }: ScenarioRequest | FunctionRequest | ComparisonRequest,
  usual: Pick<Plan, 'budget'> = BENCHMARK_DEFAULTS,
): Common {
  const wanted = rounds === undefined ? undefined : within('rounds', rounds, 1, MOST_ROUNDS);
  return {
    ...(wanted !== undefined && { rounds: wanted }),
    budget: within('budget', budget ?? usual.budget, LEAST_BUDGET, Infinity),
    precision: within('precision', precision ?? BENCHMARK_DEFAULTS.precision, 0.001, 1),
    // Each start has at least one round.
    starts: Math.min(within('starts', starts ?? BENCHMARK_DEFAULTS.starts, 1, MOST_ROUNDS), wanted ?? Infinity),
    timeout: within('limits.timeout', limits?.timeout ?? BENCHMARK_DEFAULTS.timeout, 1, Infinity),
    memory: within('limits.memory', limits?.memory ?? BENCHMARK_DEFAULTS.memory, 2 ** 24, Infinity),
  };
}

/**
 * @param lines of each strategy's code, by its key or id
 * @throws {Failure} if the request names something unknown
 */
export function planScenario(request: ScenarioRequest, lines: Readonly<Record<string, number>>): Plan {
  if (!isScenarioId(request.scenario))
    throw usage(`There is no scenario ${String(request.scenario)}. Available: ${Object.keys(SCENARIOS).join(', ')}.`);
  const page = SCENARIOS[request.scenario];
  const size = {
    ...Object.fromEntries(Object.entries(page.sizes).map(([key, row]) => [key, row.default])),
    ...request.size,
  };
  for (const [key, value] of Object.entries(size)) {
    const row = page.sizes[key];
    if (row === undefined)
      throw usage(`The scenario has no size ${key}. Available: ${Object.keys(page.sizes).join(', ')}.`);
    within(key, value, row.min, row.max);
  }
  const strategies = chooseStrategies(page.strategies, request.strategies).map((ref) => ({
    ...ref,
    lines: lines[strategyKey(ref)] ?? lines[ref.id] ?? 0,
  }));
  return {
    kind: 'scenario',
    scenario: request.scenario,
    title: page.title,
    module: request.scenario,
    size,
    strategies,
    merits: page.merits,
    unit: page.unit,
    amount: size[page.unitSize ?? Object.keys(page.sizes)[0]!] ?? 1,
    ...commonOf(request, { budget: page.budget ?? BENCHMARK_DEFAULTS.budget }),
  };
}

/**
 * The requested strategies in table order, so that the reference of comparisons comes first; a ref without a pool
 * stands for all rows with its id.
 * @throws {Failure} if there is no such strategy
 */
export function chooseStrategies(
  rows: readonly Omit<StrategyRow, 'how'>[],
  wanted: readonly StrategyRef[] | undefined,
): StrategyRef[] {
  const known = rows.map(({ id, pool }) => ({
    id,
    ...(pool !== undefined && { pool: pool === 'cores' ? cores() : pool }),
  }));
  if (wanted === undefined || wanted.length === 0) return known;
  const chosen = wanted.flatMap((ref) => {
    const same = known.filter(({ id }) => id === ref.id);
    if (same.length === 0)
      throw usage(`There is no strategy ${ref.id} here: ${[...new Set(known.map(({ id }) => id))].join(', ')}.`);
    if (ref.pool === undefined) return same;
    if (same.every(({ pool }) => pool === undefined)) throw usage(`The strategy ${ref.id} has no pool.`);
    return [{ id: ref.id, pool: within('pool', ref.pool, 1, LARGEST_POOL) }];
  });
  const order = (id: StrategyId): number => known.findIndex((ref) => ref.id === id);
  const unique = new Map(chosen.map((ref) => [strategyKey(ref), ref]));
  return [...unique.values()].sort((a, b) => order(a.id) - order(b.id));
}

/** Without the fields that only the runner knows. */
export const refOf = ({ id, pool }: StrategyRef): StrategyRef => ({ id, ...(pool !== undefined && { pool }) });

export const usage = (message: string): Failure => new Failure({ code: 'usage', message });

function within(name: string, value: number, min: number, max: number): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw usage(`${name} must be ${max === Infinity ? `at least ${min}` : `a number from ${min} to ${max}`}.`);
}
