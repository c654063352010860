/** What is going to be run: the user's numbers and ticks over the defaults, and the request they make. */
import { BENCHMARK_DEFAULTS } from '../protocol/benchmark.ts';
import { strategyKey, strategyTitle, STRATEGIES, type StrategyId, type StrategyRef } from '../protocol/strategies.ts';
import type { RunChoice } from '../protocol/panel.ts';
import { SCENARIOS, type ScenarioId } from '../protocol/scenarios/index.ts';

/** What is measured: a scenario, or code of the user that a command passed on. */
export type Choice = ScenarioId | 'code';

/** What the user has changed for one choice; the rest has its defaults. */
export interface Setup {
  readonly size?: Readonly<Record<string, number>>;
  readonly rounds?: number;
  /** Seconds. */
  readonly budget?: number;
  readonly calls?: number;
  readonly arguments?: string;
  /** Keys of strategies that are not wanted. */
  readonly off?: readonly string[];
}

export type Setups = Readonly<Partial<Record<Choice, Setup>>>;

export type SetupChange =
  | { readonly size: string; readonly value: number }
  | { readonly rounds: number }
  | { readonly budget: number }
  | { readonly calls: number }
  | { readonly arguments: string }
  | { readonly strategy: string; readonly on: boolean };

export interface NumberField {
  readonly key: string;
  readonly title: string;
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  /** NaN if nothing is entered. */
  readonly value: number;
  /** What happens if nothing is entered; absent if something must be. */
  readonly otherwise?: string;
  readonly change: (value: number) => SetupChange;
}

export interface StrategyField {
  readonly key: string;
  readonly title: string;
  readonly how: string;
  readonly on: boolean;
}

const MOST_ROUNDS = 1_000;
const MOST_SECONDS = 3_600;
const MOST_CALLS = 100_000;

/** How a function of the user's is run. */
const CODE_STRATEGIES: readonly { readonly id: StrategyId; readonly how: string }[] = [
  { id: 'sequential', how: 'As it stands, one call after another.' },
  { id: 'async', how: 'All calls at once, gathered with Promise.all.' },
  { id: 'threads', how: 'Each call in a worker of a warm pool.' },
  { id: 'processes', how: 'Each call in a process of a warm pool.' },
];

export function changeSetup(setups: Setups, choice: Choice, change: SetupChange): Setups {
  const setup = setups[choice] ?? {};
  return { ...setups, [choice]: { ...setup, ...changed(setup, change) } };
}

/** Sizes, calls, time and rounds of the choice. */
export function numberFields(choice: Choice, setups: Setups): NumberField[] {
  const setup = setups[choice] ?? {};
  const sizes = choice === 'code' ? [callsField(setup)] : sizeFields(choice, setup);
  const budget = (choice === 'code' ? undefined : SCENARIOS[choice].budget) ?? BENCHMARK_DEFAULTS.budget;
  return [
    ...sizes,
    {
      key: 'budget',
      title: 'Time to measure',
      unit: 's',
      min: 1,
      max: MOST_SECONDS,
      value: setup.budget ?? budget / 1000,
      change: (value) => ({ budget: value }),
    },
    {
      key: 'rounds',
      title: 'Rounds',
      min: 1,
      max: MOST_ROUNDS,
      value: setup.rounds ?? Number.NaN,
      otherwise: 'as it takes',
      change: (value) => ({ rounds: value }),
    },
  ];
}

/** A comparison has no choice of strategies: it runs before and after. */
export function strategyFields(choice: Choice, setups: Setups, kind?: 'function' | 'comparison'): StrategyField[] {
  const off = setups[choice]?.off ?? [];
  return strategyRows(choice, kind).map(({ ref, how, title }) => ({
    key: strategyKey(ref),
    title,
    how,
    on: !off.includes(strategyKey(ref)),
  }));
}

/** @returns what to run, or why it cannot be run */
export function runChoice(
  choice: Choice,
  setups: Setups,
  kind?: 'function' | 'comparison',
): RunChoice | { readonly problem: string } {
  const fields = numberFields(choice, setups);
  const wrong = fields.find(isWrong);
  if (wrong) return { problem: `${wrong.title} must be a number from ${wrong.min} to ${wrong.max}.` };
  const off = setups[choice]?.off ?? [];
  const rows = strategyRows(choice, kind);
  const wanted = rows.map(({ ref }) => ref).filter((ref) => !off.includes(strategyKey(ref)));
  if (rows.length > 0 && wanted.length === 0) return { problem: 'Choose at least one strategy.' };
  const value = (key: string): number => fields.find((field) => field.key === key)!.value;
  const rounds = value('rounds');
  const common = {
    budget: value('budget') * 1000,
    ...(Number.isFinite(rounds) && { rounds }),
    ...(wanted.length < rows.length && { strategies: wanted }),
  };
  if (choice === 'code')
    return {
      kind: 'code',
      arguments: setups.code?.arguments ?? '',
      ...(Number.isFinite(value('calls')) && { calls: value('calls') }),
      ...common,
    };
  const size = Object.fromEntries(Object.keys(SCENARIOS[choice].sizes).map((key) => [key, value(key)]));
  return { kind: 'scenario', scenario: choice, size, ...common };
}

/** An empty field is an error, too, if a value is required. */
export const isWrong = ({ value, min, max, otherwise }: NumberField): boolean =>
  Number.isFinite(value) ? value < min || value > max : otherwise === undefined;

interface Row {
  /** Without a pool size if the machine decides it. */
  readonly ref: StrategyRef;
  readonly title: string;
  readonly how: string;
}

function strategyRows(choice: Choice, kind: 'function' | 'comparison' = 'function'): Row[] {
  if (choice !== 'code') {
    return SCENARIOS[choice].strategies.map(({ id, pool, how }) => {
      const ref = typeof pool === 'number' ? { id, pool } : { id };
      return { ref, title: titleOf(id, pool), how };
    });
  }
  return kind === 'comparison' ? [] : CODE_STRATEGIES.map(({ id, how }) => ({ ref: { id }, title: titleOf(id), how }));
}

function sizeFields(scenario: ScenarioId, { size = {} }: Setup): NumberField[] {
  return Object.entries(SCENARIOS[scenario].sizes).map(([key, { title, unit, min, max, default: usual }]) => ({
    key,
    title,
    ...(unit !== undefined && { unit }),
    min,
    max,
    value: size[key] ?? usual,
    change: (value) => ({ size: key, value }),
  }));
}

function callsField({ calls }: Setup): NumberField {
  return {
    key: 'calls',
    title: 'Calls',
    min: 1,
    max: MOST_CALLS,
    value: calls ?? Number.NaN,
    otherwise: 'as it needs',
    change: (value) => ({ calls: value }),
  };
}

function changed(setup: Setup, change: SetupChange): Setup {
  if ('size' in change) return { size: { ...setup.size, [change.size]: change.value } };
  if (!('strategy' in change)) return change;
  const off = (setup.off ?? []).filter((key) => key !== change.strategy);
  return { off: change.on ? off : [...off, change.strategy] };
}

function titleOf(id: StrategyId, pool?: number | 'cores'): string {
  if (pool === 'cores') return `${STRATEGIES[id].title} (one per core)`;
  return strategyTitle(pool === undefined ? { id } : { id, pool });
}
