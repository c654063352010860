/** The messages between the runner and the process of one strategy. */
import type { BenchmarkError, CloneCost } from '../../protocol/benchmark-result.ts';
import type { StrategyRef } from '../../protocol/strategies.ts';

/** Names of the environment variables by which processes find the runner (`lifeline/`). */
export const LIFELINE_ENV = { path: 'WORKLOAD_LINT_LIFELINE', strategy: 'WORKLOAD_LINT_STRATEGY' } as const;

/** The input of a process. */
export interface Work {
  /** Absolute path of the scenario's bundle. */
  readonly module: string;
  readonly size: Readonly<Record<string, number>>;
  /** Absolute path of a folder for files, shared by all strategies of a run. */
  readonly folder: string;
  /** For the user's code: absolute path of the compiled module. */
  readonly code?: string;
}

export type HostCommand =
  /** Prepare what all strategies share, and keep running if the scenario has a companion. */
  | { readonly type: 'accompany'; readonly work: Work }
  | { readonly type: 'open'; readonly work: Work; readonly strategy: StrategyRef; readonly companion?: string }
  /** Collect the garbage of the previous execution, so that the next one does not pay for it. */
  | { readonly type: 'settle' }
  | { readonly type: 'run' }
  /** What the scenario measures once, in addition to its strategies. */
  | { readonly type: 'examine' };

/** One execution, as measured by its own process. */
export interface Execution {
  /** Milliseconds. */
  readonly wall: number;
  readonly delays: LoopGaps;
  /** Of the result: equal results have equal digests. */
  readonly digest: string;
  /** False if there was no result to compare. */
  readonly hasResult: boolean;
  /** Milliseconds that the scenario measured itself. */
  readonly latencies?: readonly number[];
}

/** How long the main thread delayed a due timer. */
export interface LoopGaps {
  /** Total milliseconds recorded. */
  readonly watched: number;
  /** Milliseconds beyond the timer's interval, for each late tick. */
  readonly late: readonly number[];
}

export type HostEvent =
  | { readonly type: 'ready' }
  /** `address` of the companion, if the scenario has one. */
  | { readonly type: 'accompanying'; readonly address?: string }
  | { readonly type: 'opened' }
  | { readonly type: 'settled' }
  | { readonly type: 'ran'; readonly execution: Execution }
  | { readonly type: 'examined'; readonly cloneCost: CloneCost }
  | { readonly type: 'failed'; readonly error: BenchmarkError };
