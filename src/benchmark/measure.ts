/** Measures the strategies of a plan: each in a process of its own, all of them round by round, so that what slows the machine for a while slows all alike. */
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { strategyKey, strategyTitle, type BenchmarkEvent, type CloneCost, type StrategyFailure, type StrategyRef } from '../protocol/benchmark.ts';
import { Failure, toBenchmarkError } from './failure.ts';
import type { Execution, Work } from './host/messages.ts';
import type { Lifeline } from './lifeline/server.ts';
import { refOf, type Plan, type PlannedStrategy } from './plan.ts';
import { countSteps } from './progress.ts';
import { startStrategyProcess, type StrategyProcess } from './strategy-process.ts';

/** What was measured of one strategy. */
export interface Measured {
  readonly strategy: PlannedStrategy;
  /** Milliseconds until its process and pool were ready, and until the first execution had ended. */
  readonly startup: number;
  readonly cold: number;
  readonly executions: readonly Execution[];
  /** Milliseconds of each execution, all threads and processes. */
  readonly cpu: readonly number[];
  /** Bytes. */
  readonly peakMemory: number;
}

export interface Measurement {
  readonly measured: readonly Measured[];
  /** Of a function that could be moved to a worker. */
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

/** A strategy while it is being measured. */
interface Running extends Pick<Measured, 'strategy' | 'startup' | 'cold'> {
  readonly key: string;
  readonly process: StrategyProcess;
  readonly executions: Execution[];
  readonly cpu: number[];
}

/** The lifeline's name for whoever is beside the strategies. */
const BESIDE = 'beside';

export async function measure(plan: Plan, around: Surroundings): Promise<Measurement> {
  const { lifeline, signal, tell } = around;
  const processes: StrategyProcess[] = [];
  const failures: StrategyFailure[] = [];
  const steps = countSteps(plan.strategies.map(strategyKey), plan.rounds, tell);
  const fail = (strategy: StrategyRef, error: unknown): void => {
    // What is not of one strategy alone ends the run.
    if (signal.aborted || !(error instanceof Failure) || error.code === 'usage') throw error;
    const key = strategyKey(strategy);
    failures.push({ ...refOf(strategy), key, title: strategyTitle(strategy), error: toBenchmarkError(error) });
    steps.drop(key);
  };
  const start = async (key: string): Promise<StrategyProcess> => {
    signal.throwIfAborted();
    const started = startStrategyProcess({
      program: join(around.bundles, 'host.js'), strategy: key, lifeline, signal, timeout: plan.timeout, memory: plan.memory,
      onSpawn: (command, pid) => tell({ type: 'spawned', command, pid }),
    });
    processes.push(started);
    await started.ready;
    return started;
  };
  const execute = async (running: Pick<Running, 'key' | 'process'>): Promise<{ readonly execution: Execution; readonly cpu: number }> => {
    await running.process.ask({ type: 'settle' }, 'settled');
    const before = await lifeline.usage(running.key);
    const { execution } = await running.process.ask({ type: 'run' }, 'ran');
    const after = await lifeline.usage(running.key);
    steps.end(execution.wall);
    return { execution, cpu: after.cpu - before.cpu };
  };
  const workOf = (strategy?: PlannedStrategy): Work => ({
    module: join(around.bundles, `${plan.module}.js`), size: plan.size, folder: around.folder,
    ...(strategy?.code !== undefined && { code: strategy.code }),
  });

  try {
    const beside = await start(BESIDE);
    const { address } = await beside.ask({ type: 'accompany', work: workOf() }, 'accompanying');
    if (address === undefined) await beside.end();

    const running = new Set<Running>();
    for (const strategy of plan.strategies) {
      const key = strategyKey(strategy);
      try {
        steps.begin('starting', key, 0);
        const begun = performance.now();
        const host = await start(key);
        await host.ask({ type: 'open', strategy: refOf(strategy), work: workOf(strategy), ...(address !== undefined && { companion: address }) }, 'opened');
        const startup = performance.now() - begun;
        steps.end(startup);
        steps.begin('warm-up', key, 0);
        const { execution } = await execute({ key, process: host });
        running.add({ strategy, key, process: host, startup, cold: startup + execution.wall, executions: [], cpu: [] });
      } catch (error) {
        fail(strategy, error);
      }
    }
    for (let round = 1; round <= plan.rounds; round++) {
      for (const one of rotated([...running], round)) {
        try {
          steps.begin('measuring', one.key, round);
          const { execution, cpu } = await execute(one);
          one.executions.push(execution);
          one.cpu.push(cpu);
        } catch (error) {
          running.delete(one);
          await one.process.end();
          fail(one.strategy, error);
        }
      }
    }
    const measured = await Promise.all([...running].map(async ({ key, strategy, startup, cold, executions, cpu }): Promise<Measured> => (
      { strategy, startup, cold, executions, cpu, peakMemory: (await lifeline.usage(key)).peak }
    )));
    const movable = plan.kind === 'function' ? [...running].find(({ strategy }) => strategy.id === 'threads') : undefined;
    const cloneCost = movable && (await movable.process.ask({ type: 'examine' }, 'examined')).cloneCost;
    return { measured, failures, ...(cloneCost && { cloneCost }) };
  } finally {
    await Promise.all(processes.map((one) => one.end()));
  }
}

/** Nobody runs after the same other one each time. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
