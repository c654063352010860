/**
 * Measures the strategies of a plan: each in separate processes, interleaved round by round, so that temporary
 * slowdowns of the machine affect all alike, until the figures of each are precise enough.
 */
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import type { CloneCost, StrategyFailure } from '../protocol/benchmark-result.ts';
import { strategyTitle } from '../protocol/strategies.ts';
import { Failure, toBenchmarkError } from './failure.ts';
import type { Execution, Work } from './host/messages.ts';
import { refOf, type Plan, type PlannedStrategy } from './plan.ts';
import { reportSteps, type Steps } from './progress.ts';
import { createSampler, type Sampler } from './sampling.ts';
import { Series, type Measured } from './series.ts';
import { createStanding } from './standing.ts';
import { startStrategyProcess, type RunProcesses, type StrategyProcess } from './strategy-process.ts';

export interface Measurement {
  readonly measured: readonly Measured[];
  /** CPU milliseconds of all processes of the run, as of their last report. */
  readonly cpu: number;
  /** For a function that could be moved to a worker. */
  readonly cloneCost?: CloneCost;
  readonly failures: readonly StrategyFailure[];
}

export interface Surroundings extends RunProcesses {
  /** Absolute path of a folder for this run. */
  readonly folder: string;
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
  readonly #sampler: Sampler;
  readonly #steps: Steps;
  readonly #tellStanding: (series: readonly Series[]) => void;
  /** Kept after its rounds, to examine what moving the function to a worker costs. */
  #movable: StrategyProcess | undefined;

  constructor(plan: Plan, around: Surroundings) {
    this.#plan = plan;
    this.#around = around;
    this.#sound = new Set(plan.strategies.map((strategy) => new Series(strategy)));
    this.#sampler = createSampler(plan);
    this.#steps = reportSteps(plan, this.#sampler, around.tell);
    this.#tellStanding = createStanding(plan, around.tell);
  }

  async measure(): Promise<Measurement> {
    const companion = await this.#startCompanion();
    for (;;) {
      const next = this.#sampler.next([...this.#sound]);
      if (next.length === 0) break;
      await this.#measureIn(await this.#openAll(next, companion));
    }
    const cloneCost = await this.#cloneCost();
    const { cpu } = await this.#around.lifeline.total();
    return { measured: [...this.#sound], cpu, failures: this.#failures, ...(cloneCost && { cloneCost }) };
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#processes].map((one) => one.end()));
  }

  /** Rounds in the same processes, as long as they are wanted. */
  async #measureIn(running: Set<Running>): Promise<void> {
    for (let round = 1; ; round++) {
      const wanted = this.#sampler.round([...running].map(({ series }) => series));
      if (wanted.length === 0) break;
      const turns = rotated([...running], round).filter(({ series }) => wanted.includes(series));
      const burst = this.#sampler.burst(wanted);
      for (const one of turns) if (!(await this.#measureRound(one, burst))) running.delete(one);
      this.#tellStanding([...this.#sound]);
    }
    for (const { series, name } of running) {
      const { peak } = await this.#around.lifeline.usage(name);
      series.peaks.push(peak);
    }
    await Promise.all([...running].map((one) => this.#finish(one)));
  }

  async #finish({ series, process }: Running): Promise<void> {
    if (this.#plan.kind === 'function' && series.strategy.id === 'threads') this.#movable ??= process;
    if (this.#movable !== process) await this.#end(process);
  }

  async #openAll(all: readonly Series[], companion: string | undefined): Promise<Set<Running>> {
    const running = new Set<Running>();
    for (const series of all)
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
    const [first] = (await this.#execute(running, 1)).executions;
    let last = first!;
    // Repeat short executions: the compiler needs time, too.
    while (performance.now() < warmAt) ({ execution: last } = await process.ask({ type: 'run' }, 'ran'));
    steps.end(last.wall);
    series.opened(startup, first!, last);
    return running;
  }

  /** @returns false if the strategy failed */
  async #measureRound(one: Running, burst: number): Promise<boolean> {
    const { series, process } = one;
    try {
      this.#steps.begin('measuring', series.key, series.executions.length + burst);
      const { executions, cpu } = await this.#execute(one, burst);
      for (const execution of executions) series.executed(execution, cpu);
      this.#steps.end(series.latest);
      return true;
    } catch (error) {
      await this.#end(process);
      this.#fail(series, error);
      return false;
    }
  }

  /** @returns the executions, and the CPU milliseconds of each on average */
  async #execute({ name, process }: Running, count: number) {
    const { lifeline } = this.#around;
    await process.ask({ type: 'settle' }, 'settled');
    const before = await lifeline.usage(name);
    const executions: Execution[] = [];
    while (executions.length < count) executions.push((await process.ask({ type: 'run' }, 'ran')).execution);
    const after = await lifeline.usage(name);
    return { executions, cpu: (after.cpu - before.cpu) / count };
  }

  async #cloneCost(): Promise<CloneCost | undefined> {
    return this.#movable && (await this.#movable.ask({ type: 'examine' }, 'examined')).cloneCost;
  }

  /** @returns the address of what it serves, if the scenario needs one */
  async #startCompanion(): Promise<string | undefined> {
    const companion = await this.#start(COMPANION);
    const { address } = await companion.ask({ type: 'accompany', work: this.#workOf() }, 'accompanying');
    if (address === undefined) await this.#end(companion);
    return address;
  }

  async #start(name: string): Promise<StrategyProcess> {
    this.#around.signal.throwIfAborted();
    const started = startStrategyProcess({ program: 'host', strategy: name, plan: this.#plan }, this.#around);
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
  }

  #workOf(strategy?: PlannedStrategy): Work {
    const { bundles, folder } = this.#around;
    const { module, size } = this.#plan;
    const code = strategy?.code;
    return { module: join(bundles, `${module}.js`), size, folder, ...(code !== undefined && { code }) };
  }
}

/** Rotates the order, so that no strategy always runs after the same one. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
