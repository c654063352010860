/**
 * The protocol of the benchmark process: one request, then events, the last of which is `result` or `failed`. Times are
 * in milliseconds, memory in bytes.
 */
import type { Advice, Approach, Decision } from '../analysis/findings.ts';
import type { ScenarioId } from './scenarios/index.ts';
import type { StrategyRef } from './strategies.ts';

/** Limits at which a run is stopped with all its processes. */
export interface Limits {
  /** Milliseconds that one strategy may take to start, or for one measured execution. */
  readonly timeout?: number;
  /** Bytes of memory that the processes of one strategy may use together. */
  readonly memory?: number;
}

/** Defaults for what a request leaves out; a scenario's page sets its own number of rounds. */
export const BENCHMARK_DEFAULTS = { rounds: 5, starts: 1, calls: 8, timeout: 60_000, memory: 4 * 2 ** 30 } as const;

interface Measuring {
  /** Default: every strategy that makes sense. */
  readonly strategies?: readonly StrategyRef[];
  /** Measured executions per strategy. */
  readonly rounds?: number;
  /**
   * Number of fresh processes per strategy that share the rounds. No two processes run code equally fast, so a single
   * process would count its luck as speed.
   */
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
  /** Contents that replace files on disk, by absolute path: unsaved documents. */
  readonly texts?: Readonly<Record<string, string>>;
  /**
   * Comma-separated expressions, evaluated in the scope of the file. Default: taken from the doc tag `@bench` or
   * `@example`, or generated from the parameter types.
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
export interface ArgumentsRequest extends Omit<FunctionTarget, 'arguments' | 'calls'> {
  readonly kind: 'arguments';
}

export type BenchmarkRequest = ScenarioRequest | FunctionRequest | ComparisonRequest | ArgumentsRequest;

/** To the benchmark process. Closing the channel also cancels the run. */
export type BenchmarkCommand =
  | { readonly type: 'run'; readonly request: BenchmarkRequest }
  | { readonly type: 'cancel' };

export const ERROR_CODES = ['usage', 'timeout', 'memory', 'crashed', 'threw', 'cancelled', 'internal'] as const;

export interface BenchmarkError {
  /** `usage`: the request is invalid; `threw`: the measured code threw; `crashed`: its process ended. */
  readonly code: (typeof ERROR_CODES)[number];
  /** What went wrong, why, and what to do. */
  readonly message: string;
  readonly stack?: string;
}

/** From the benchmark process. */
export type BenchmarkEvent =
  /** The process is listening. */
  | { readonly type: 'ready' }
  /** What will run; sent before any progress. */
  | {
      readonly type: 'started';
      readonly strategies: readonly StrategyRef[];
      readonly rounds: number;
      readonly size: Readonly<Record<string, number>>;
    }
  /** A process was started with this command line. */
  | { readonly type: 'spawned'; readonly command: readonly string[]; readonly pid: number }
  | Progress
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
  /** Completed steps out of `total`: starts, warm-ups and measured executions of all strategies. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the start and, once it can be estimated, until the end. */
  readonly elapsed: number;
  readonly remaining?: number;
}

export type ArgumentsAnswer =
  | { readonly text: string; readonly source: 'bench' | 'example' | 'types' | 'none' }
  | { readonly reason: string };

export interface LoopDelay {
  /** Milliseconds that a timer or request arriving at a random moment of the execution waited for the main thread. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface StrategyResult extends StrategyRef {
  readonly key: string;
  readonly title: string;
  /** Wall time of each measured execution, in the order of the rounds. */
  readonly samples: readonly number[];
  /** Indices of samples outside Tukey's fences (1.5 interquartile ranges). They are still counted. */
  readonly outliers: readonly number[];
  readonly median: number;
  /** The 95 % bootstrap interval of the median: the wider one of resampling single rounds and resampling groups. */
  readonly low: number;
  readonly high: number;
  /** Number of successive processes that shared the rounds. */
  readonly starts: number;
  /** In the `unit` of the result, per second. */
  readonly throughput: number;
  /** User and system time of all threads and processes in one execution (median). */
  readonly cpu: number;
  /** Peak resident memory, summed over the processes of the strategy. */
  readonly peakMemory: number;
  /** From the start of the process until it and its pool are ready (median of the starts). */
  readonly startup: number;
  /** `startup` plus the first execution. */
  readonly cold: number;
  readonly loopDelay: LoopDelay;
  /** Lines of the strategy's code, without blank lines and comments; 0 if there is no code to count. */
  readonly lines: number;
  /** Whether the result equals the first strategy's. */
  readonly sameResult: boolean;
  /** Latencies that the scenario measured itself, for example of requests, over all rounds. */
  readonly latency?: { readonly title: string; readonly p50: number; readonly p99: number; readonly max: number };
}

export interface StrategyFailure extends StrategyRef {
  readonly key: string;
  readonly title: string;
  readonly error: BenchmarkError;
}

/**
 * Two strategies compared round by round, so that what slowed both cancels out. The ratio is above 1 if the first is
 * faster.
 */
export interface Comparison {
  readonly fast: string;
  readonly slow: string;
  /** The median of the rounds' ratios. */
  readonly ratio: number;
  /** The 95 % interval of the ratio. */
  readonly low: number;
  readonly high: number;
  /** The interval excludes 1, and the difference is above the noise. */
  readonly clear: boolean;
  /** "Async is 58–61 times faster than Sequential." or "No clear difference between …". */
  readonly sentence: string;
}

export const WARNING_CODES = [
  'noisy',
  'unused-result',
  'resolution',
  'different-results',
  'few-rounds',
  'few-cores',
  'scaled',
] as const;

export interface Warning {
  readonly code: (typeof WARNING_CODES)[number];
  readonly message: string;
}

/** The cost of passing a function's arguments and result to another thread, compared with the function's own time. */
export interface CloneCost {
  /** Milliseconds of one call on this thread. */
  readonly compute: number;
  /** Milliseconds to clone the arguments and the result, there and back. */
  readonly clone: number;
  /** Milliseconds of an empty round trip to a warm worker. */
  readonly hop: number;
  /** Whether a warm worker pays off: the work takes more than 10 ms and more than twice the clone. */
  readonly pays: boolean;
  /** The same for other sizes of the arguments, if they can be made smaller. */
  readonly curve: readonly { readonly size: number; readonly compute: number; readonly clone: number }[];
  /**
   * Elements or characters of the largest argument from which a warm worker pays off; absent if no such size was found.
   */
  readonly breakEven?: number;
  /** "A worker pays off from about 20,000 elements." */
  readonly sentence: string;
}

export interface Environment {
  /** Version, without `v`. */
  readonly node: string;
  readonly cpus: number;
  /** `linux-x64`. */
  readonly platform: string;
  readonly cpu: string;
  /** Bytes. */
  readonly memory: number;
}

export interface BenchmarkResult {
  readonly kind: 'scenario' | 'function' | 'comparison';
  /** Id of the scenario, or name of the function. */
  readonly scenario: string;
  readonly title: string;
  /** Absolute path of the function's file. */
  readonly file?: string;
  /** Start time, ISO 8601. */
  readonly date: string;
  /** Total milliseconds. */
  readonly duration: number;
  readonly size: Readonly<Record<string, number>>;
  readonly environment: Environment;
  readonly rounds: number;
  /** The unit of `throughput`: "URLs", "calls". */
  readonly unit: string;
  readonly strategies: readonly StrategyResult[];
  /** Strategies that could not be measured. */
  readonly failures: readonly StrategyFailure[];
  /** Each strategy compared with the fastest. */
  readonly comparisons: readonly Comparison[];
  /** One sentence: which strategy won, and by how much. */
  readonly verdict: string;
  readonly warnings: readonly Warning[];
  readonly advice: Advice & { readonly approach: Approach; readonly path: readonly Decision[] };
  readonly cloneCost?: CloneCost;
}
