/**
 * The protocol of the benchmark process: one request, then events, the last of which is `result` or `failed`. Times
 * are in milliseconds, memory in bytes.
 */
import type { Approach } from '../analysis/findings.ts';
import type { BenchmarkError, BenchmarkResult, Figure } from './benchmark-result.ts';
import type { MeasureId } from './measures.ts';
import type { ScenarioId } from './scenarios/index.ts';
import type { StrategyRef } from './strategies.ts';

/** Limits at which a run is stopped with all its processes. */
export interface Limits {
  /** Milliseconds that one strategy may take to start, or for one measured execution. */
  readonly timeout?: number;
  /** Bytes of memory that the processes of one strategy may use together. */
  readonly memory?: number;
}

/** Defaults for what a request leaves out; a scenario with servers has a budget of its own. */
export const BENCHMARK_DEFAULTS = {
  budget: 10_000,
  precision: 0.05,
  starts: 1,
  calls: 8,
  timeout: 60_000,
  memory: 4 * 2 ** 30,
} as const;

/** What concerns every run. */
interface Surrounded {
  /**
   * Names of environment variables that measured code sees, in addition to those that any program needs. Default: none,
   * so that no secret of the editor or shell gets into it.
   */
  readonly environment?: readonly string[];
}

interface Measuring extends Surrounded {
  /** Default: every strategy that makes sense. */
  readonly strategies?: readonly StrategyRef[];
  /**
   * Milliseconds that measuring may take. It ends earlier if the intervals of the deciding measures are narrower than
   * `precision` (a part of the median to either side), or if the verdict cannot change any more.
   */
  readonly budget?: number;
  readonly precision?: number;
  /** Measured executions per strategy, and processes that share them, instead of as many as needed. */
  readonly rounds?: number;
  readonly starts?: number;
  readonly limits?: Limits;
}

export interface ScenarioRequest extends Measuring {
  readonly kind: 'scenario';
  readonly scenario: ScenarioId;
  /** By the keys of the scenario's page; missing keys have their defaults. */
  readonly size?: Readonly<Record<string, number>>;
}

/** A function of the user: measuring it runs code of the workspace. */
export interface FunctionTarget {
  /** Absolute path. */
  readonly file: string;
  /** `hash`, `Store.load`: a top-level function of the file, exported or not, or a method of a top-level class. */
  readonly name: string;
  /** For an anonymous handler, which `name` only describes: a line in it, 1-based. */
  readonly line?: number;
  /** Contents that replace files on disk, by absolute path: unsaved documents. */
  readonly texts?: Readonly<Record<string, string>>;
  /**
   * Comma-separated expressions, evaluated in the scope of the file. Default: taken from the doc tag `@bench` or
   * `@example`, from a call with literals, or generated from the parameter types.
   */
  readonly arguments?: string;
  /** Calls of the function per execution. */
  readonly calls?: number;
}

export interface FunctionRequest extends Measuring, FunctionTarget {
  readonly kind: 'function';
}

/** A function before and after an edit; no file is changed. */
export interface ComparisonRequest extends Measuring, FunctionTarget {
  readonly kind: 'comparison';
  /** The files as the refactor leaves them, by absolute path, including new files. */
  readonly edited: Readonly<Record<string, string>>;
  /** The title of the refactor, for display, and the approach it takes. */
  readonly refactor?: string;
  readonly approach?: Approach;
}

/** Asks which arguments a measurement would use; reads the file but runs nothing. */
export interface ArgumentsRequest extends Surrounded, Omit<FunctionTarget, 'arguments' | 'calls'> {
  readonly kind: 'arguments';
}

export type BenchmarkRequest = ScenarioRequest | FunctionRequest | ComparisonRequest | ArgumentsRequest;

/** To the benchmark process. Closing the channel also cancels the run. */
export type BenchmarkCommand =
  | { readonly type: 'run'; readonly request: BenchmarkRequest }
  | { readonly type: 'cancel' };

/** From the benchmark process. */
export type BenchmarkEvent =
  /** The process is listening. */
  | { readonly type: 'ready' }
  /** What will run; sent before any progress. */
  | {
      readonly type: 'started';
      readonly strategies: readonly StrategyRef[];
      /** Absent: as many as needed. */
      readonly rounds?: number;
      readonly size: Readonly<Record<string, number>>;
    }
  /** A process was started with this command line. */
  | { readonly type: 'spawned'; readonly command: readonly string[]; readonly pid: number }
  | Progress
  | Standing
  | { readonly type: 'result'; readonly result: BenchmarkResult }
  | { readonly type: 'arguments'; readonly arguments: ArgumentsAnswer }
  | { readonly type: 'failed'; readonly error: BenchmarkError };

export interface Progress {
  readonly type: 'progress';
  readonly phase: 'starting' | 'warm-up' | 'measuring';
  /** Key of the strategy. */
  readonly strategy: string;
  /** 1-based; 0 before measuring begins. */
  readonly round: number;
  /** Milliseconds of the execution that has just ended; absent when one begins. */
  readonly sample?: number;
  /** From 0 to 1: how much of the rounds is done, or of the time spent. */
  readonly part: number;
  /** Milliseconds since the first process, and until the end: at most, where the number of rounds is open. */
  readonly elapsed: number;
  readonly remaining?: number;
}

/** What is known so far, in the measure that decides. */
export interface Standing {
  readonly type: 'standing';
  readonly measure: MeasureId;
  readonly unit: string;
  readonly strategies: readonly (Omit<Figure, 'samples'> & {
    readonly key: string;
    /** Its interval is narrow enough, or it clearly loses. */
    readonly enough: boolean;
  })[];
}

export type ArgumentsAnswer =
  | { readonly text: string; readonly source: 'bench' | 'example' | 'call' | 'types' | 'reads' | 'none' }
  | { readonly reason: string };
