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
import { countSteps } from './progress.ts';
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
const BESIDE = 'beside';
/**
 * Milliseconds of warm-up per strategy, with at least one execution. Wall time, because a message to a process may take
 * longer than what it runs.
 */
const WARM_UP = 100;

export async function measure(plan: Plan, around: Surroundings): Promise<Measurement> {
  const { lifeline, signal, tell } = around;
  const processes = new Set<StrategyProcess>();
  const failures: StrategyFailure[] = [];
  const all = plan.strategies.map(
    (strategy): Series => ({
      strategy,
      key: strategyKey(strategy),
      startups: [],
      colds: [],
      executions: [],
      cpu: [],
      peakMemory: 0,
    }),
  );
  const sound = new Set(all);
  const steps = countSteps(
    all.map(({ key }) => key),
    plan,
    tell,
  );
  const fail = (series: Series, error: unknown): void => {
    // Errors that concern more than one strategy end the run.
    if (signal.aborted || !(error instanceof Failure) || error.code === 'usage') throw error;
    const { key, strategy } = series;
    failures.push({ ...refOf(strategy), key, title: strategyTitle(strategy), error: toBenchmarkError(error) });
    sound.delete(series);
    steps.drop(key);
  };
  const start = async (name: string): Promise<StrategyProcess> => {
    signal.throwIfAborted();
    const started = startStrategyProcess({
      program: join(around.bundles, 'host.js'),
      strategy: name,
      lifeline,
      signal,
      timeout: plan.timeout,
      memory: plan.memory,
      onSpawn: (command, pid) => tell({ type: 'spawned', command, pid }),
    });
    processes.add(started);
    await started.ready;
    return started;
  };
  const end = async (one: StrategyProcess): Promise<void> => {
    processes.delete(one);
    await one.end();
  };
  const execute = async ({
    name,
    process,
  }: Running): Promise<{ readonly execution: Execution; readonly cpu: number }> => {
    await process.ask({ type: 'settle' }, 'settled');
    const before = await lifeline.usage(name);
    const { execution } = await process.ask({ type: 'run' }, 'ran');
    const after = await lifeline.usage(name);
    return { execution, cpu: after.cpu - before.cpu };
  };
  const workOf = (strategy?: PlannedStrategy): Work => ({
    module: join(around.bundles, `${plan.module}.js`),
    size: plan.size,
    folder: around.folder,
    ...(strategy?.code !== undefined && { code: strategy.code }),
  });
  /** Opens a strategy in a fresh process and warms it up. */
  const open = async (series: Series, companion: string | undefined): Promise<Running> => {
    const { key, strategy } = series;
    const name = `${key}#${series.startups.length}`;
    steps.begin('starting', key, 0);
    const begun = performance.now();
    const process = await start(name);
    await process.ask(
      {
        type: 'open',
        strategy: refOf(strategy),
        work: workOf(strategy),
        ...(companion !== undefined && { companion }),
      },
      'opened',
    );
    const startup = performance.now() - begun;
    steps.end(startup);
    steps.begin('warm-up', key, 0);
    const running = { series, name, process };
    const warmAt = performance.now() + WARM_UP;
    const { execution: first } = await execute(running);
    let last = first;
    // Repeat short executions: the compiler needs time, too.
    while (performance.now() < warmAt) ({ execution: last } = await process.ask({ type: 'run' }, 'ran'));
    steps.end(last.wall);
    series.startups.push(startup);
    series.colds.push(startup + first.wall);
    return running;
  };

  try {
    const beside = await start(BESIDE);
    const { address } = await beside.ask({ type: 'accompany', work: workOf() }, 'accompanying');
    if (address === undefined) await end(beside);

    let cloneCost: CloneCost | undefined;
    for (const rounds of spread(
      Array.from({ length: plan.rounds }, (_, index) => index + 1),
      plan.starts,
    )) {
      const running = new Set<Running>();
      for (const series of sound)
        await open(series, address).then(
          (one) => running.add(one),
          (error: unknown) => fail(series, error),
        );
      for (const round of rounds) {
        for (const one of rotated([...running], round)) {
          const { series } = one;
          try {
            steps.begin('measuring', series.key, round);
            const { execution, cpu } = await execute(one);
            steps.end(execution.wall);
            series.executions.push(execution);
            series.cpu.push(cpu);
          } catch (error) {
            running.delete(one);
            await end(one.process);
            fail(series, error);
          }
        }
      }
      const movable =
        plan.kind === 'function' ? [...running].find(({ series }) => series.strategy.id === 'threads') : undefined;
      for (const { series, name } of running)
        series.peakMemory = Math.max(series.peakMemory, (await lifeline.usage(name)).peak);
      if (movable && rounds.includes(plan.rounds))
        ({ cloneCost } = await movable.process.ask({ type: 'examine' }, 'examined'));
      await Promise.all([...running].map(({ process }) => end(process)));
    }
    return { measured: [...sound], cpu: (await lifeline.total()).cpu, failures, ...(cloneCost && { cloneCost }) };
  } finally {
    await Promise.all([...processes].map((one) => one.end()));
  }
}

/** Rotates the order, so that no strategy always runs after the same one. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
