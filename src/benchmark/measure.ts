/**
 * Measures the strategies of a plan: each in separate processes, interleaved round by round, so that temporary
 * slowdowns of the machine affect all alike.
 */
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import type { BenchmarkEvent, CloneCost, StrategyFailure } from '../protocol/benchmark.ts';
import { strategyKey, strategyTitle } from '../protocol/strategies.ts';
import { Failure, toBenchmarkError } from './failure.ts';
import type { Execution, Work } from './host/messages.ts';
import type { Lifeline } from './lifeline/server.ts';
import { refOf, type Plan, type PlannedStrategy } from './plan.ts';
import { countSteps, type Steps } from './progress.ts';
import { spread } from './statistics/samples.ts';
import { startStrategyProcess, type StrategyProcess } from './strategy-process.ts';

/** The measurements of one strategy. */
export interface Measured {
  readonly strategy: PlannedStrategy;
  /**
   * Milliseconds for each of its processes: until it and its pool were ready, and until the first execution had ended.
   */
  readonly startups: readonly number[];
  readonly colds: readonly number[];
  readonly executions: readonly Execution[];
  /** CPU milliseconds of each execution, over all threads and processes. */
  readonly cpu: readonly number[];
  /** Bytes. */
  readonly peakMemory: number;
}

export interface Measurement {
  readonly measured: readonly Measured[];
  /** CPU milliseconds of all processes of the run, as of their last report. */
  readonly cpu: number;
  /** For a function that could be moved to a worker. */
  readonly cloneCost?: CloneCost;
  readonly failures: readonly StrategyFailure[];
}

export interface Surroundings {
  /** Absolute path of the folder of bundles. */
  readonly bundles: string;
  /** Absolute path of a folder for this run. */
  readonly folder: string;
  readonly lifeline: Lifeline;
  readonly signal: AbortSignal;
  readonly tell: (event: BenchmarkEvent) => void;
}

/** The measurements of a strategy over all its processes. */
interface Series extends Measured {
  readonly key: string;
  readonly startups: number[];
  readonly colds: number[];
  readonly executions: Execution[];
  readonly cpu: number[];
  peakMemory: number;
}

/** A process of a strategy while it is being measured. */
interface Running {
  readonly series: Series;
  /** The lifeline's name for it and its pool. */
  readonly name: string;
  readonly process: StrategyProcess;
}

/** The lifeline's name for the companion. */
const COMPANION = 'beside';
/**
 * Milliseconds of warm-up per strategy, with at least one execution. Wall time, because a message to a process may take
 * longer than what it runs.
 */
const WARM_UP = 100;

export async function measure(plan: Plan, around: Surroundings): Promise<Measurement> {
  const run = new Run(plan, around);
  try {
    return await run.measure();
  } finally {
    await run.endAll();
  }
}

class Run {
  readonly #plan: Plan;
  readonly #around: Surroundings;
  readonly #processes = new Set<StrategyProcess>();
  readonly #failures: StrategyFailure[] = [];
  /** Of the strategies that have not failed. */
  readonly #sound: Set<Series>;
  readonly #steps: Steps;

  constructor(plan: Plan, around: Surroundings) {
    this.#plan = plan;
    this.#around = around;
    this.#sound = new Set(plan.strategies.map(emptySeries));
    const keys = [...this.#sound].map(({ key }) => key);
    this.#steps = countSteps(keys, plan, around.tell);
  }

  async measure(): Promise<Measurement> {
    const companion = await this.#startCompanion();
    const rounds = Array.from({ length: this.#plan.rounds }, (_, index) => index + 1);
    let cloneCost: CloneCost | undefined;
    for (const share of spread(rounds, this.#plan.starts))
      cloneCost = (await this.#measureRounds(share, companion)) ?? cloneCost;
    const { cpu } = await this.#around.lifeline.total();
    return { measured: [...this.#sound], cpu, failures: this.#failures, ...(cloneCost && { cloneCost }) };
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#processes].map((one) => one.end()));
  }

  /** Rounds in fresh processes; the last of all tells the cost of cloning as well. */
  async #measureRounds(rounds: readonly number[], companion: string | undefined): Promise<CloneCost | undefined> {
    const running = await this.#openAll(companion);
    for (const round of rounds) {
      for (const one of rotated([...running], round)) if (!(await this.#measureRound(one, round))) running.delete(one);
    }
    for (const { series, name } of running) {
      const { peak } = await this.#around.lifeline.usage(name);
      series.peakMemory = Math.max(series.peakMemory, peak);
    }
    const cloneCost = rounds.includes(this.#plan.rounds) ? await this.#cloneCost(running) : undefined;
    await Promise.all([...running].map(({ process }) => this.#end(process)));
    return cloneCost;
  }

  async #openAll(companion: string | undefined): Promise<Set<Running>> {
    const running = new Set<Running>();
    for (const series of this.#sound)
      await this.#open(series, companion).then(
        (one) => running.add(one),
        (error: unknown) => this.#fail(series, error),
      );
    return running;
  }

  /** Opens a strategy in a fresh process and warms it up. */
  async #open(series: Series, companion: string | undefined): Promise<Running> {
    const { key, strategy } = series;
    const steps = this.#steps;
    const name = `${key}#${series.startups.length}`;
    steps.begin('starting', key, 0);
    const begun = performance.now();
    const process = await this.#start(name);
    const work = this.#workOf(strategy);
    await process.ask(
      { type: 'open', strategy: refOf(strategy), work, ...(companion !== undefined && { companion }) },
      'opened',
    );
    const startup = performance.now() - begun;
    steps.end(startup);
    steps.begin('warm-up', key, 0);
    const running = { series, name, process };
    const warmAt = performance.now() + WARM_UP;
    const { execution: first } = await this.#execute(running);
    let last = first;
    // Repeat short executions: the compiler needs time, too.
    while (performance.now() < warmAt) ({ execution: last } = await process.ask({ type: 'run' }, 'ran'));
    steps.end(last.wall);
    series.startups.push(startup);
    series.colds.push(startup + first.wall);
    return running;
  }

  /** @returns false if the strategy failed */
  async #measureRound(one: Running, round: number): Promise<boolean> {
    const { series, process } = one;
    try {
      this.#steps.begin('measuring', series.key, round);
      const { execution, cpu } = await this.#execute(one);
      this.#steps.end(execution.wall);
      series.executions.push(execution);
      series.cpu.push(cpu);
      return true;
    } catch (error) {
      await this.#end(process);
      this.#fail(series, error);
      return false;
    }
  }

  async #execute({ name, process }: Running): Promise<{ readonly execution: Execution; readonly cpu: number }> {
    const { lifeline } = this.#around;
    await process.ask({ type: 'settle' }, 'settled');
    const before = await lifeline.usage(name);
    const { execution } = await process.ask({ type: 'run' }, 'ran');
    const after = await lifeline.usage(name);
    return { execution, cpu: after.cpu - before.cpu };
  }

  async #cloneCost(running: ReadonlySet<Running>): Promise<CloneCost | undefined> {
    if (this.#plan.kind !== 'function') return undefined;
    const movable = [...running].find(({ series }) => series.strategy.id === 'threads');
    return movable && (await movable.process.ask({ type: 'examine' }, 'examined')).cloneCost;
  }

  /** @returns the address of what it serves, if the scenario needs one */
  async #startCompanion(): Promise<string | undefined> {
    const companion = await this.#start(COMPANION);
    const { address } = await companion.ask({ type: 'accompany', work: this.#workOf() }, 'accompanying');
    if (address === undefined) await this.#end(companion);
    return address;
  }

  async #start(name: string): Promise<StrategyProcess> {
    const { bundles, lifeline, signal, tell } = this.#around;
    const { timeout, memory } = this.#plan;
    signal.throwIfAborted();
    const started = startStrategyProcess({
      program: join(bundles, 'host.js'),
      strategy: name,
      lifeline,
      signal,
      timeout,
      memory,
      onSpawn: (command, pid) => tell({ type: 'spawned', command, pid }),
    });
    this.#processes.add(started);
    await started.ready;
    return started;
  }

  async #end(process: StrategyProcess): Promise<void> {
    this.#processes.delete(process);
    await process.end();
  }

  /** @throws {unknown} errors that concern more than one strategy, which end the run */
  #fail(series: Series, error: unknown): void {
    if (this.#around.signal.aborted || !(error instanceof Failure) || error.code === 'usage') throw error;
    const { key, strategy } = series;
    this.#failures.push({ ...refOf(strategy), key, title: strategyTitle(strategy), error: toBenchmarkError(error) });
    this.#sound.delete(series);
    this.#steps.drop(key);
  }

  #workOf(strategy?: PlannedStrategy): Work {
    const { bundles, folder } = this.#around;
    const { module, size } = this.#plan;
    const code = strategy?.code;
    return { module: join(bundles, `${module}.js`), size, folder, ...(code !== undefined && { code }) };
  }
}

const emptySeries = (strategy: PlannedStrategy): Series => ({
  strategy,
  key: strategyKey(strategy),
  startups: [],
  colds: [],
  executions: [],
  cpu: [],
  peakMemory: 0,
});

/** Rotates the order, so that no strategy always runs after the same one. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
