/** The result of a benchmark, as stored and exported. Times are in milliseconds, memory in bytes. */
import type { Advice, Approach, Decision } from '../analysis/findings.ts';
import type { MeasureId } from './measures.ts';
import type { StrategyRef } from './strategies.ts';

export const ERROR_CODES = ['usage', 'timeout', 'memory', 'crashed', 'threw', 'cancelled', 'internal'] as const;

export interface BenchmarkError {
  /** `usage`: the request is invalid; `threw`: the measured code threw; `crashed`: its process ended. */
  readonly code: (typeof ERROR_CODES)[number];
  /** What went wrong, why, and what to do. */
  readonly message: string;
  readonly stack?: string;
  /** The field of the request that is wrong. */
  readonly field?: 'arguments';
  /** Where the measured code threw: absolute path, 1-based. */
  readonly place?: { readonly file: string; readonly line: number };
}

export interface LoopDelay {
  /** Milliseconds that a timer or request arriving at a random moment of the execution waited for the main thread. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** One measure of a strategy. */
export interface Figure {
  /** One per execution, or one per process, in their order. */
  readonly samples: readonly number[];
  readonly median: number;
  /** The 95 % interval of the median; equal to the median if there is one sample. */
  readonly low: number;
  readonly high: number;
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
  /** Number of rounds of each of the successive processes that shared them. */
  readonly perProcess: readonly number[];
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
  /** The measures of merit of the run. */
  readonly figures: Readonly<Partial<Record<MeasureId, Figure>>>;
}

export interface StrategyFailure extends StrategyRef {
  readonly key: string;
  readonly title: string;
  readonly error: BenchmarkError;
}

/**
 * Two strategies compared in one measure, round by round, so that what slowed both cancels out. The ratio is above 1 if
 * the first is better.
 */
export interface Comparison {
  readonly measure: MeasureId;
  /** The better and the worse one. */
  readonly fast: string;
  readonly slow: string;
  /** The median of the rounds' ratios. */
  readonly ratio: number;
  /** The 95 % interval of the ratio. */
  readonly low: number;
  readonly high: number;
  /** The interval excludes 1, and the difference is above the noise. */
  readonly clear: boolean;
  /** "Sequential takes 58–61 times as long as Async." or "No clear difference between …". */
  readonly sentence: string;
}

/** A measure of a strategy, compared with an earlier result. */
export interface Change {
  readonly key: string;
  readonly title: string;
  readonly measure: MeasureId;
  readonly before: number;
  readonly after: number;
  /** How many times worse, with its 95 % interval: above 1 if it is. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** The interval excludes 1, and the difference is above the noise. */
  readonly verdict: 'worse' | 'better' | 'same';
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
  /** The arguments it was called with: comma-separated expressions. */
  readonly arguments?: string;
  /** Of the function's code: `3f2a1c0`, with `-dirty` if files are changed. */
  readonly commit?: string;
  /** Start time, ISO 8601. */
  readonly date: string;
  /** Total milliseconds. */
  readonly duration: number;
  readonly size: Readonly<Record<string, number>>;
  readonly environment: Environment;
  /** Of the strategy with most. */
  readonly rounds: number;
  /** The unit of `throughput`: "URLs", "calls". */
  readonly unit: string;
  readonly strategies: readonly StrategyResult[];
  /** Strategies that could not be measured. */
  readonly failures: readonly StrategyFailure[];
  /** What the run is about, the most important measure first. */
  readonly merits: readonly MeasureId[];
  /** The first measure of merit in which strategies differ; absent if they differ in none. */
  readonly decidedBy?: MeasureId;
  /** Key of the strategy that the verdict recommends; absent if nothing was measured. */
  readonly best?: string;
  /** The best strategy compared with each other one, in the measure that decided. */
  readonly comparisons: readonly Comparison[];
  /** Which strategy does best in the measure that decided, by how much, and what that costs. */
  readonly verdict: string;
  readonly warnings: readonly Warning[];
  /** Absent if none of the code could be measured. */
  readonly advice?: (Advice & { readonly approach: Approach; readonly path: readonly Decision[] }) | undefined;
  readonly cloneCost?: CloneCost;
  /** Changes since the given baseline. */
  readonly changes?: readonly Change[];
}
