/** The outcomes of the decision tree as data: what to do, why, and which refactors and snippets help. */
import type { Approach } from '../findings.ts';

export const OUTCOME_IDS = [
  'nobody-waits',
  'sleep',
  'keep-sync',
  'short-io',
  'await',
  'gather',
  'bounded-gather',
  'sync-in-threads',
  'sync-in-crowded-threads',
  'short-compute',
  'await-native',
  'yield',
  'regular',
  'clone-costs',
  'too-seldom',
  'pool',
  'pool-behind',
  'process-pool',
  'processes-behind',
] as const;
export type OutcomeId = (typeof OUTCOME_IDS)[number];

export interface OutcomeRow {
  readonly approach: Approach;
  /** What to do, verb first. */
  readonly what: string;
  /** The reason that holds whenever the tree ends here. */
  readonly why: string;
  /** Refactors that carry it out, best first. */
  readonly refactors: readonly string[];
  /** Other refactors that may be useful. */
  readonly also?: readonly string[];
  /** Snippets that show how: `snippets/ID.ts`. */
  readonly snippets: readonly string[];
  /** The benchmark scenario that demonstrates it. */
  readonly scenario?: string;
}

/** Where the work grows with a product of sizes, doing less comes first. */
const LESS_WORK: readonly string[] = ['use-set', 'add-in-place'];

export const OUTCOMES: Readonly<Record<OutcomeId, OutcomeRow>> = {
  'nobody-waits': {
    approach: 'leave',
    what: 'Leave it as it is',
    why: 'Nothing else needs the thread while it runs, so plain synchronous code is simpler and faster.',
    refactors: [],
    snippets: [],
  },
  sleep: {
    approach: 'async',
    what: 'Wait with a timer or an event',
    why: 'A timer waits without occupying the thread, so other work can run.',
    refactors: ['sleep-without-blocking', 'use-async-api', 'make-chain-async'],
    snippets: ['sleep'],
    scenario: 'three-tasks',
  },
  'keep-sync': {
    approach: 'leave',
    what: 'Keep the synchronous call',
    why: 'The async version is no better: a promise costs about 0.06 ms, more than the call itself.',
    refactors: [],
    snippets: [],
  },
  'short-io': {
    approach: 'leave',
    what: 'Keep the synchronous call',
    why: 'Awaiting it takes longer overall, and pays off only on slow disks or when it is repeated.',
    refactors: [],
    also: ['use-async-api', 'make-chain-async'],
    snippets: [],
  },
  await: {
    approach: 'async',
    what: 'Await the async API',
    why: 'The event loop can do other work during the wait, and no extra thread is needed.',
    refactors: ['use-async-api', 'make-chain-async'],
    also: ['await-all-calls', 'read-once'],
    snippets: ['gather', 'stream'],
    scenario: 'web-api',
  },
  gather: {
    approach: 'async',
    what: 'Start them together and await them all',
    why: 'Together they take only as long as the slowest one, and need no extra thread.',
    refactors: ['run-concurrently'],
    snippets: ['gather'],
    scenario: 'three-tasks',
  },
  'bounded-gather': {
    approach: 'async',
    what: 'Run them concurrently, with a limit on how many run at once',
    why: 'A limit protects memory, sockets and the service at the other end.',
    refactors: ['limit-concurrency', 'run-concurrently'],
    snippets: ['bounded-gather-p-limit', 'bounded-gather'],
    scenario: 'fetch-urls',
  },
  'sync-in-threads': {
    approach: 'async+threads',
    what: 'Call the synchronous library in a pool of worker threads',
    why: 'A thread of the pool blocks instead of the event loop.',
    refactors: ['extract-to-worker', 'extract-to-process'],
    snippets: ['async-threads', 'piscina-pool', 'worker-pool'],
    scenario: 'sync-library',
  },
  'sync-in-crowded-threads': {
    approach: 'async+threads',
    what: 'Use a bounded pool of worker threads, and look for a library with an async API',
    why:
      'Every waiting thread costs memory. Beyond about a hundred, requests queue for the pool; ' +
      'an async library avoids this.',
    refactors: ['extract-to-worker', 'extract-to-process'],
    snippets: ['async-threads', 'queue'],
    scenario: 'sync-library',
  },
  'short-compute': {
    approach: 'leave',
    what: 'Leave it on this thread',
    why: 'Sending it to another thread and back would cost about as much as the work itself.',
    refactors: [...LESS_WORK],
    also: ['yield-in-loop'],
    snippets: [],
  },
  'await-native': {
    approach: 'async',
    what: 'Await the built-in API that uses another thread',
    why: "The runtime's own threads do the work, so no worker code is needed.",
    refactors: ['use-async-api', 'make-chain-async'],
    snippets: ['gather'],
    scenario: 'shared-lock',
  },
  yield: {
    approach: 'async',
    what: 'Split the work, and yield to the event loop every few milliseconds',
    why: 'The work stays next to its data, and other work runs between its parts.',
    refactors: [...LESS_WORK, 'yield-in-loop'],
    also: ['extract-to-worker'],
    snippets: ['yield', 'event-loop-monitor'],
  },
  regular: {
    approach: 'leave',
    what: 'Keep it as it is',
    why: 'Work that can be neither split nor moved gains nothing from threads; do it less often, or do less.',
    refactors: [...LESS_WORK],
    snippets: ['event-loop-monitor'],
  },
  'clone-costs': {
    approach: 'leave',
    what: 'Keep it on this thread, and reduce the data',
    why: 'Cloning the data would block this thread for longer than the work itself.',
    refactors: [...LESS_WORK],
    also: ['extract-to-worker', 'transfer-payload'],
    snippets: ['stream', 'transfer'],
  },
  'too-seldom': {
    approach: 'leave',
    what: 'Keep it on this thread, or yield in its loop',
    why: 'Starting a thread for one call takes about 40 ms, as long as the call itself.',
    refactors: [...LESS_WORK, 'yield-in-loop'],
    also: ['extract-to-worker'],
    snippets: [],
  },
  pool: {
    approach: 'threads',
    what: 'Move it to a pool of worker threads',
    why: 'Worker threads compute in parallel, and a warm pool adds only 0.03 ms per call.',
    refactors: [...LESS_WORK, 'extract-to-worker', 'share-pool', 'transfer-payload'],
    also: ['extract-to-process', 'yield-in-loop'],
    snippets: ['piscina-pool', 'worker-pool'],
    scenario: 'sum-of-squares',
  },
  'pool-behind': {
    approach: 'async+threads',
    what: 'Move it to a pool of worker threads, and await the result',
    why: 'The event loop keeps responding while a thread of the pool computes.',
    refactors: [...LESS_WORK, 'extract-to-worker', 'share-pool', 'transfer-payload'],
    also: ['extract-to-process', 'yield-in-loop'],
    snippets: ['async-threads', 'piscina-pool', 'worker-pool'],
    scenario: 'mixed-server',
  },
  'process-pool': {
    approach: 'processes',
    what: 'Move it to a pool of processes',
    why: 'A crash or leak stays in its process; each process takes about 42 MB, and 28 ms to start.',
    refactors: [...LESS_WORK, 'extract-to-process', 'share-pool'],
    also: ['extract-to-worker'],
    snippets: ['process-pool', 'fork'],
    scenario: 'image-pipeline',
  },
  'processes-behind': {
    approach: 'async+processes',
    what: 'Move it to a pool of processes, and await the result',
    why: 'The event loop keeps responding, and a crash or leak stays in its process.',
    refactors: [...LESS_WORK, 'extract-to-process', 'share-pool'],
    also: ['extract-to-worker'],
    snippets: ['async-processes', 'process-pool'],
    scenario: 'mixed-server',
  },
};

export const isOutcome = (id: string): id is OutcomeId => Object.hasOwn(OUTCOMES, id);
