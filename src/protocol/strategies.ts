/** How an approach is implemented in a benchmark. */

/**
 * `phrase` is its part of a sentence: "in a pool of threads …". `before` and `after` are the code without and with a
 * refactor.
 */
export const STRATEGIES = {
  sequential: { title: 'Sequential', what: 'One at a time on the main thread.', phrase: 'in sequence,' },
  async: { title: 'Async', what: 'Promises gathered with Promise.all on the main thread.', phrase: 'with async,' },
  threads: { title: 'Threads', what: 'A pool of worker threads.', phrase: 'in a pool of threads' },
  processes: { title: 'Processes', what: 'A pool of child processes.', phrase: 'in a pool of processes' },
  'async+threads': {
    title: 'Async + threads',
    what: 'Promises on the main thread, backed by a pool of worker threads.',
    phrase: 'behind a pool of threads',
  },
  'async+processes': {
    title: 'Async + processes',
    what: 'Promises on the main thread, backed by a pool of child processes.',
    phrase: 'behind a pool of processes',
  },
  before: { title: 'Before', what: 'The code as it stands.', phrase: 'as it stands' },
  after: { title: 'After', what: 'The code with the refactor.', phrase: 'with the refactor' },
} as const;

export type StrategyId = keyof typeof STRATEGIES;

export interface StrategyRef {
  readonly id: StrategyId;
  /** Number of threads or processes in the pool; absent without a pool. */
  readonly pool?: number;
}

/** Identifies a strategy within a run: `async`, `threads:10`. */
export const strategyKey = ({ id, pool }: StrategyRef): string => (pool === undefined ? id : `${id}:${pool}`);

/** Display name: `Threads (10)`. */
export const strategyTitle = ({ id, pool }: StrategyRef): string =>
  `${STRATEGIES[id].title}${pool === undefined ? '' : ` (${pool})`}`;
