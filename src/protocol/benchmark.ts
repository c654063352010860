/**
 * What the benchmark process and whoever started it say to each other: one request, then events, the last of which is
 * `result` or `failed`. Times are milliseconds, memory is bytes.
 */
import type { Advice, Approach, Decision } from '../analysis/findings.ts';
import type { ScenarioId } from './scenarios/index.ts';

/**
 * An approach's implementation of what is measured. `before` and `after` stand for the code without and with a
 * refactor.
 */
export const STRATEGIES = {
  sequential: { title: 'Sequential', what: 'One after another on the main thread.' },
  async: { title: 'Async', what: 'Promises gathered with Promise.all on the main thread.' },
  threads: { title: 'Threads', what: 'A pool of worker threads.' },
  processes: { title: 'Processes', what: 'A pool of child processes.' },
  'async+threads': { title: 'Async + threads', what: 'Promises in front, a pool of worker threads behind.' },
  'async+processes': { title: 'Async + processes', what: 'Promises in front, a pool of child processes behind.' },
  before: { title: 'Before', what: 'The code as it stands.' },
  after: { title: 'After', what: 'The code with the refactor.' },
} as const;

export type StrategyId = keyof typeof STRATEGIES;

export interface StrategyRef {
  readonly id: StrategyId;
  /** Threads or processes in the pool; absent where there is none. */
  readonly pool?: number;
}

/** Tells the strategies of a run apart: `async`, `threads:10`. */
export const strategyKey = ({ id, pool }: StrategyRef): string => (pool === undefined ? id : `${id}:${pool}`);

/** For people: `Threads (10)`. */
export const strategyTitle = ({ id, pool }: StrategyRef): string =>
  `${STRATEGIES[id].title}${pool === undefined ? '' : ` (${pool})`}`;

/** What ends a run that goes wrong, with all its processes. */
export interface Limits {
  /** Milliseconds for the start, or for one measured execution, of one strategy. */
  readonly timeout?: number;
  /** Bytes of memory that the processes of one strategy may hold together. */
  readonly memory?: number;
}

/** What the defaults are where a request leaves them out; the rounds of a scenario stand in its page. */
export const BENCHMARK_DEFAULTS = { rounds: 5, starts: 1, calls: 8, timeout: 60_000, memory: 4 * 2 ** 30 } as const;

interface Measuring {
  /** All that make sense, where absent. */
  readonly strategies?: readonly StrategyRef[];
  /** Measured executions of each strategy. */
  readonly rounds?: number;
  /**
   * Fresh processes of each strategy that share the rounds: no two run code alike, so where one is all there is its
   * luck counts as speed.
   */
  readonly starts?: number;
  readonly limits?: Limits;
}

export interface ScenarioRequest extends Measuring {
  readonly kind: 'scenario';
  readonly scenario: ScenarioId;
  /** By the keys of the scenario's page; what is left out has its default. */
  readonly size?: Readonly<Record<string, number>>;
}

/** A function of the user's: runs code of the workspace. */
export interface FunctionTarget {
  /** Absolute path. */
  readonly file: string;
  /** `hash`, `Store.load`: a function at the top level of the file, exported or not, or a method of such a class. */
  readonly name: string;
  /** Texts that stand for files on disk, by absolute path: unsaved documents. */
  readonly texts?: Readonly<Record<string, string>>;
  /**
   * Expressions separated by commas, in the scope of the file; absent: from the doc tag `@bench` or `@example`, or made
   * from the parameters' types.
   */
  readonly arguments?: string;
  /** Calls of the function in one execution. */
  readonly calls?: number;
}

export interface FunctionRequest extends Measuring, FunctionTarget {
  readonly kind: 'function';
}

/** A function before and after an edit, which no file has to see. */
export interface ComparisonRequest extends Measuring, FunctionTarget {
  readonly kind: 'comparison';
  /** What the refactor makes of the files, by absolute path; new files too. */
  readonly edited: Readonly<Record<string, string>>;
  /** For people: the title of the refactor; and the approach it takes. */
  readonly refactor?: string;
  readonly approach?: Approach;
}

/** Asks which arguments a measurement would use; reads the file and runs nothing. */
export interface ArgumentsRequest extends Omit<FunctionTarget, 'arguments' | 'calls'> {
  readonly kind: 'arguments';
}

export type BenchmarkRequest = ScenarioRequest | FunctionRequest | ComparisonRequest | ArgumentsRequest;

/** To the benchmark process. Closing the channel cancels as well. */
export type BenchmarkCommand =
  | { readonly type: 'run'; readonly request: BenchmarkRequest }
  | { readonly type: 'cancel' };

export const ERROR_CODES = ['usage', 'timeout', 'memory', 'crashed', 'threw', 'cancelled', 'internal'] as const;

export interface BenchmarkError {
  /**
   * `usage`: the request cannot be carried out as it stands; `threw`: the measured code failed; `crashed`: its process
   * ended.
   */
  readonly code: (typeof ERROR_CODES)[number];
  /** What, why and what to do. */
  readonly message: string;
  readonly stack?: string;
}

/** From the benchmark process. */
export type BenchmarkEvent =
  /** It listens. */
  | { readonly type: 'ready' }
  /** What will run; comes before any progress. */
  | {
      readonly type: 'started';
      readonly strategies: readonly StrategyRef[];
      readonly rounds: number;
      readonly size: Readonly<Record<string, number>>;
    }
  /** A process was started, with this command line. */
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
  /** From 1; 0 before the measuring. */
  readonly round: number;
  /** Milliseconds of the execution that has just ended; absent when one begins. */
  readonly sample?: number;
  /** Steps (starts, warm-ups and measured executions of all strategies) that have ended, of so many. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the start, and, once it can be told, until the end. */
  readonly elapsed: number;
  readonly remaining?: number;
}

export type ArgumentsAnswer =
  | { readonly text: string; readonly source: 'bench' | 'example' | 'types' | 'none' }
  | { readonly reason: string };

export interface LoopDelay {
  /** Milliseconds that a timer or request coming at any moment of the execution waited for the main thread. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface StrategyResult extends StrategyRef {
  readonly key: string;
  readonly title: string;
  /** Wall time of each measured execution, in the order of the rounds. */
  readonly samples: readonly number[];
  /** Indices of samples outside Tukey's fences (1.5 interquartile ranges); they count all the same. */
  readonly outliers: readonly number[];
  readonly median: number;
  /** The 95 % interval of the median, by bootstrap: of rounds one by one or in groups, whichever is wider. */
  readonly low: number;
  readonly high: number;
  /** Processes over which the rounds were spread, one after another. */
  readonly starts: number;
  /** Of the `unit` of the result, per second. */
  readonly throughput: number;
  /** User and system time of all threads and processes in one execution (median). */
  readonly cpu: number;
  /** Resident memory at its peak, summed over the processes of the strategy. */
  readonly peakMemory: number;
  /** From the start of the process until it and its pool are ready (median of the starts). */
  readonly startup: number;
  /** `startup` and the first execution. */
  readonly cold: number;
  readonly loopDelay: LoopDelay;
  /** Of the strategy's code, without blank lines and comments; 0 where there is none to count. */
  readonly lines: number;
  /** Equal to the result of the first strategy. */
  readonly sameResult: boolean;
  /** Latencies that the scenario has measured by itself, for example of requests; of all rounds together. */
  readonly latency?: { readonly title: string; readonly p50: number; readonly p99: number; readonly max: number };
}

export interface StrategyFailure extends StrategyRef {
  readonly key: string;
  readonly title: string;
  readonly error: BenchmarkError;
}

/**
 * The first strategy of the pair against the second, round by round, so that what slowed both is not in it; over 1
 * where the first is faster.
 */
export interface Comparison {
  readonly fast: string;
  readonly slow: string;
  /** The median of the rounds' ratios. */
  readonly ratio: number;
  /** Its 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** The interval does not contain 1, and the difference is above the noise. */
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

/**
 * What it takes to hand a function's arguments and result to another thread, against what the function takes itself.
 */
export interface CloneCost {
  /** Milliseconds of one call on this thread. */
  readonly compute: number;
  /** Milliseconds to clone arguments and result there and back. */
  readonly clone: number;
  /** Milliseconds of an empty round trip to a warm worker. */
  readonly hop: number;
  /** Whether a warm worker pays: the work is over 10 ms and over twice the clone. */
  readonly pays: boolean;
  /** The same at other sizes of the arguments, where they can be made smaller. */
  readonly curve: readonly { readonly size: number; readonly compute: number; readonly clone: number }[];
  /** Elements or characters of the largest argument from which a warm worker pays; absent where no size was found. */
  readonly breakEven?: number;
  /** "A worker pays from about 20,000 elements." */
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
  /** When it began, ISO 8601. */
  readonly date: string;
  /** Milliseconds that all of it took. */
  readonly duration: number;
  readonly size: Readonly<Record<string, number>>;
  readonly environment: Environment;
  readonly rounds: number;
  /** What `throughput` counts: "URLs", "calls". */
  readonly unit: string;
  readonly strategies: readonly StrategyResult[];
  /** Strategies that could not be measured. */
  readonly failures: readonly StrategyFailure[];
  /** Each strategy against the fastest. */
  readonly comparisons: readonly Comparison[];
  /** One sentence: which strategy won, by how much. */
  readonly verdict: string;
  readonly warnings: readonly Warning[];
  readonly advice: Advice & { readonly approach: Approach; readonly path: readonly Decision[] };
  readonly cloneCost?: CloneCost;
}
