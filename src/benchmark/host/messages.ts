/** What the runner and the process of one strategy say to each other. */
import type { BenchmarkError, CloneCost } from '../../protocol/benchmark.ts';
import type { StrategyRef } from '../../protocol/strategies.ts';

/** Names of the variables by which processes find the runner (`lifeline/`). */
export const LIFELINE_ENV = { path: 'WORKLOAD_LINT_LIFELINE', strategy: 'WORKLOAD_LINT_STRATEGY' } as const;

/** What a process is to work with. */
export interface Work {
  /** Absolute path of the scenario's bundle. */
  readonly module: string;
  readonly size: Readonly<Record<string, number>>;
  /** Absolute path of a folder for files, one for all strategies of a run. */
  readonly folder: string;
  /** Of the user's code: absolute path of the compiled module. */
  readonly code?: string;
}

export type HostCommand =
  /** Prepare what all strategies share, and stay beside them if the scenario has somebody to talk to. */
  | { readonly type: 'accompany'; readonly work: Work }
  | { readonly type: 'open'; readonly work: Work; readonly strategy: StrategyRef; readonly companion?: string }
  /** Collect the garbage of the execution before, so that the next one does not pay for it. */
  | { readonly type: 'settle' }
  | { readonly type: 'run' }
  /** What the scenario measures once, besides its strategies. */
  | { readonly type: 'examine' };

/** One execution, as the process that ran it saw it. */
export interface Execution {
  /** Milliseconds. */
  readonly wall: number;
  readonly delays: LoopGaps;
  /** Of the result: equal results have equal digests. */
  readonly digest: string;
  /** False where there was no result to look at. */
  readonly hasResult: boolean;
  /** Milliseconds that the scenario has measured by itself. */
  readonly latencies?: readonly number[];
}

/** How long the main thread did not come back to a timer that was due. */
export interface LoopGaps {
  /** Milliseconds watched. */
  readonly watched: number;
  /** Milliseconds beyond the timer's interval, each time it was late. */
  readonly late: readonly number[];
}

export type HostEvent =
  | { readonly type: 'ready' }
  /** `address` of the companion, where the scenario has one. */
  | { readonly type: 'accompanying'; readonly address?: string }
  | { readonly type: 'opened' }
  | { readonly type: 'settled' }
  | { readonly type: 'ran'; readonly execution: Execution }
  | { readonly type: 'examined'; readonly cloneCost: CloneCost }
  | { readonly type: 'failed'; readonly error: BenchmarkError };
