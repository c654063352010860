/**
 * The snippets: `snippets/ID.ts` is the inserted code, and this table is what the editor offers. The JSON files beside
 * them are generated from both.
 */
import type { Approach } from '../analysis/findings.ts';

export interface SnippetRow {
  /** Its name in "Insert Snippet". */
  readonly title: string;
  readonly description: string;
  /** The approach it implements; absent if it suits any. */
  readonly approach?: Approach;
  /** Parts of the code to type over, in tab-stop order; each stands for all its occurrences. */
  readonly stops: readonly string[];
}

/** The prefix that inserts the snippet. */
export const snippetPrefix = (id: string): string => `wl-${id}`;

const ROWS = {
  gather: {
    title: 'Gather: Await Several Tasks',
    description: 'Starts independent tasks and awaits all of them.',
    approach: 'async',
    stops: ['user', 'orders', 'reviews', 'loadUser(id)', 'loadOrders(id)', 'loadReviews(id)'],
  },
  'bounded-gather': {
    title: 'Bounded Gather',
    description: 'One task per element with a concurrency limit, without a package.',
    approach: 'async',
    stops: ['pages', 'urls', '8', 'async url => (await fetch(url)).text()'],
  },
  'bounded-gather-p-limit': {
    title: 'Bounded Gather with p-limit',
    description: 'One task per element with a concurrency limit.',
    approach: 'async',
    stops: ['8', 'pages', 'urls', '(await fetch(url)).text()'],
  },
  sleep: { title: 'Sleep', description: 'Waits without blocking the event loop.', approach: 'async', stops: ['1_000'] },
  stream: {
    title: 'Stream',
    description: 'Reads, transforms and writes in chunks: the slowest part sets the pace, and memory stays small.',
    approach: 'async',
    stops: ['input.txt', 'chunk.toUpperCase()', 'output.txt'],
  },
  yield: {
    title: 'Yield to the Event Loop',
    description: 'Lets the event loop run every 10 ms, for work that cannot leave its thread.',
    approach: 'async',
    stops: ['item', 'items', 'handle(item)', '10'],
  },
  'piscina-pool': {
    title: 'Worker Pool with Piscina',
    description: 'Threads that compute while the event loop stays free. Companion file: wl-pool-task.',
    approach: 'threads',
    stops: ['number, number', './sum-of-squares.js', 'sums', '[1_000, 2_000, 3_000]'],
  },
  'worker-pool': {
    title: 'Worker Pool with node:worker_threads',
    description:
      'Threads that compute while the event loop stays free, without a package. Companion file: wl-worker-pool-worker.',
    approach: 'threads',
    stops: ['number, number', './sum-worker.js', 'sums', '[1_000, 2_000, 3_000]'],
  },
  'worker-pool-worker': {
    title: 'Worker Pool: the Worker',
    description: 'The file that the threads of wl-worker-pool run.',
    approach: 'threads',
    stops: ['sumOfSquares', 'n'],
  },
  'process-pool': {
    title: 'Process Pool with Tinypool',
    description: 'Processes that compute, and may crash, in isolation. Companion file: wl-pool-task.',
    approach: 'processes',
    stops: ['./sum-of-squares.js', 'sums', '[1_000, 2_000, 3_000]'],
  },
  'pool-task': {
    title: 'Pool: the Task',
    description: 'The file that the threads or processes of a Piscina or Tinypool pool run.',
    stops: ['sumOfSquares', 'n'],
  },
  fork: {
    title: 'Fork with Typed Messages',
    description: 'A Node.js child process, called by messages with shared types. Companion file: wl-fork-process.',
    approach: 'processes',
    stops: ['./sum-process.js', 'sum', '1_000'],
  },
  'fork-process': {
    title: 'Fork: the Process',
    description: 'The file that the process of wl-fork runs, with the message types.',
    approach: 'processes',
    stops: ['sumOfSquares', 'n'],
  },
  'async-threads': {
    title: 'Async in Front of Threads',
    description:
      'A server that awaits a thread pool around a library without an async API. Companion file: wl-pool-task.',
    approach: 'async+threads',
    stops: ['./report.js', '3000'],
  },
  'async-processes': {
    title: 'Async in Front of Processes',
    description: 'A server that awaits a process pool for heavy or risky work. Companion file: wl-pool-task.',
    approach: 'async+processes',
    stops: ['./thumbnail.js', '3000'],
  },
  queue: {
    title: 'Queue between Server and Workers',
    description:
      'Requests add jobs to a queue of limited length, and workers process them. Companion file: wl-queue-worker.',
    approach: 'async+threads',
    stops: ['./job-worker.js', '100', '3000'],
  },
  'queue-worker': {
    title: 'Queue: the Worker',
    description: 'The file that the threads behind wl-queue run.',
    approach: 'async+threads',
    stops: ['work', 'input.toUpperCase()'],
  },
  'shared-memory': {
    title: 'Shared Memory with Atomics',
    description: 'Threads that add to the same numbers without lost updates. Companion file: wl-shared-memory-worker.',
    approach: 'threads',
    stops: ['./count-worker.js', '25_000', '4'],
  },
  'shared-memory-worker': {
    title: 'Shared Memory: the Worker',
    description: 'The file that the threads of wl-shared-memory run.',
    approach: 'threads',
    stops: ['i % 7 === 0'],
  },
  transfer: {
    title: 'Transfer instead of Copy',
    description: 'Transfers a buffer to a worker and back without copying. Companion file: wl-transfer-worker.',
    approach: 'threads',
    stops: ['./invert-worker.js', '16_000_000', 'inverted'],
  },
  'transfer-worker': {
    title: 'Transfer: the Worker',
    description: 'The file that the thread of wl-transfer runs.',
    approach: 'threads',
    stops: ['~pixel'],
  },
  'event-loop-monitor': {
    title: 'Event-Loop Monitor',
    description: 'Reports when something has blocked the event loop for longer than 50 ms.',
    stops: ['50', '1_000'],
  },
  'graceful-shutdown': {
    title: 'Graceful Shutdown',
    description: 'On a signal: completes pending requests, closes the pool, and exits in time.',
    stops: ['server', 'pool.close()', '10_000'],
  },
} as const satisfies Record<string, SnippetRow>;

export type SnippetId = keyof typeof ROWS;

export const SNIPPETS: Readonly<Record<SnippetId, SnippetRow>> = ROWS;

/** Language ids, by the snippet file for them. */
export const SNIPPET_FILES = {
  './snippets/typescript.json': ['typescript', 'typescriptreact'],
  './snippets/javascript.json': ['javascript', 'javascriptreact'],
} as const;
