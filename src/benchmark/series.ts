/** The measurements of one strategy over all its processes. */
import { strategyKey, strategyTitle } from '../protocol/strategies.ts';
import type { Execution } from './host/messages.ts';
import type { Plan, PlannedStrategy } from './plan.ts';
import type { Judged } from './statistics/comparison.ts';
import { figuresOf } from './statistics/figures.ts';

/** As a result reads it. */
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
  /** Bytes of each of its processes with its pool. */
  readonly peaks: readonly number[];
  /** Number of executions of each of its processes. */
  readonly perProcess: readonly number[];
}

export class Series implements Measured {
  readonly strategy: PlannedStrategy;
  readonly key: string;
  readonly startups: number[] = [];
  readonly colds: number[] = [];
  readonly executions: Execution[] = [];
  readonly cpu: number[] = [];
  readonly peaks: number[] = [];
  readonly perProcess: number[] = [];
  /** Milliseconds of its last execution, warm-up included. */
  latest = 0;

  constructor(strategy: PlannedStrategy) {
    this.strategy = strategy;
    this.key = strategyKey(strategy);
  }

  opened(startup: number, first: Execution, last: Execution): void {
    this.startups.push(startup);
    this.colds.push(startup + first.wall);
    this.perProcess.push(0);
    this.latest = last.wall;
  }

  executed(execution: Execution, cpu: number): void {
    this.executions.push(execution);
    this.cpu.push(cpu);
    this.perProcess[this.perProcess.length - 1]!++;
    this.latest = execution.wall;
  }
}

/** @returns nothing without an execution */
export function judgedOf(measured: Measured, { merits, amount }: Pick<Plan, 'merits' | 'amount'>): Judged | undefined {
  const { strategy, executions, perProcess } = measured;
  if (executions.length === 0) return undefined;
  return {
    id: strategy.id,
    ...(strategy.pool !== undefined && { pool: strategy.pool }),
    key: strategyKey(strategy),
    title: strategyTitle(strategy),
    perProcess,
    figures: figuresOf(measured, merits, amount),
  };
}
