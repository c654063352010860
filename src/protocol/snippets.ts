/**
 * The snippets: `snippets/ID.ts` is what is inserted, and this table is what the editor offers. The JSON files beside
 * them are made from both.
 */
import type { Approach } from '../analysis/findings.ts';

export interface SnippetRow {
  /** Its name in "Insert Snippet". */
  readonly title: string;
  readonly description: string;
  /** The approach it carries out; absent where it goes with any. */
  readonly approach?: Approach;
  /** Texts of the file to type over, in the order of the tab stops; each stands for all places where it occurs. */
  readonly stops: readonly string[];
}

/** What is typed to get the snippet. */
export const snippetPrefix = (id: string): string => `wl-${id}`;

const ROWS = {
  gather: {
    title: 'Gather: Several Waits at Once',
    description: 'Starts tasks that do not need each other, and waits for all of them.',
    approach: 'async',
    stops: ['user', 'orders', 'reviews', 'loadUser(id)', 'loadOrders(id)', 'loadReviews(id)'],
  },
  'bounded-gather': {
    title: 'Bounded Gather',
    description: 'One task for each element, a few under way at a time, without a package.',
    approach: 'async',
    stops: ['pages', 'urls', '8', 'async url => (await fetch(url)).text()'],
  },
  'bounded-gather-p-limit': {
    title: 'Bounded Gather with p-limit',
    description: 'One task for each element, a few under way at a time.',
    approach: 'async',
    stops: ['8', 'pages', 'urls', '(await fetch(url)).text()'],
  },
  sleep: { title: 'Sleep', description: 'Waits without holding the event loop.', approach: 'async', stops: ['1_000'] },
  stream: {
    title: 'Stream',
    description: 'Reads, changes and writes piece by piece: the slowest part sets the pace, and memory stays small.',
    approach: 'async',
    stops: ['input.txt', 'chunk.toUpperCase()', 'output.txt'],
  },
  'give-way': {
    title: 'Give Way in a Long Loop',
    description: 'Lets the event loop in every 10 ms, where the work cannot leave its thread.',
    approach: 'async',
    stops: ['item', 'items', 'handle(item)', '10'],
  },
  'piscina-pool': {
    title: 'Worker Pool with Piscina',
    description: 'Threads that compute while the event loop goes on. Its other file: wl-pool-task.',
    approach: 'threads',
    stops: ['number, number', './sum-of-squares.js', 'sums', '[1_000, 2_000, 3_000]'],
  },
  'worker-pool': {
    title: 'Worker Pool with node:worker_threads',
    description:
      'Threads that compute while the event loop goes on, without a package. Its other file: wl-worker-pool-worker.',
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
    description: 'Processes that compute, and may crash, apart from this one. Its other file: wl-pool-task.',
    approach: 'processes',
    stops: ['./sum-of-squares.js', 'sums', '[1_000, 2_000, 3_000]'],
  },
  'pool-task': {
    title: 'Pool: the Task',
    description: 'The file that the threads or processes of a Piscina or Tinypool run.',
    stops: ['sumOfSquares', 'n'],
  },
  fork: {
    title: 'Fork with Typed Messages',
    description:
      'A process of our own code, asked by messages whose types both sides share. Its other file: wl-fork-process.',
    approach: 'processes',
    stops: ['./sum-process.js', 'sum', '1_000'],
  },
  'fork-process': {
    title: 'Fork: the Process',
    description: 'The file that the process of wl-fork runs, with the types of the messages.',
    approach: 'processes',
    stops: ['sumOfSquares', 'n'],
  },
  'async-threads': {
    title: 'Async in Front of Threads',
    description:
      'A server that awaits a pool of threads around a library without an async API. Its other file: wl-pool-task.',
    approach: 'async+threads',
    stops: ['./report.js', '3000'],
  },
  'async-processes': {
    title: 'Async in Front of Processes',
    description: 'A server that awaits a pool of processes for heavy or risky work. Its other file: wl-pool-task.',
    approach: 'async+processes',
    stops: ['./thumbnail.js', '3000'],
  },
  queue: {
    title: 'Queue between Server and Workers',
    description:
      'Requests put jobs into a queue of limited length, and workers take them. Its other file: wl-queue-worker.',
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
    description:
      'Threads that add to the same numbers, without a lost update. Its other file: wl-shared-memory-worker.',
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
    description: 'Hands a buffer to a worker and takes it back; nothing is copied. Its other file: wl-transfer-worker.',
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
    description: 'Says when something has held up the event loop for longer than 50 ms.',
    stops: ['50', '1_000'],
  },
  'graceful-shutdown': {
    title: 'Graceful Shutdown',
    description: 'On a signal: answers what is under way, ends the pool, and exits in time.',
    stops: ['server', 'pool.close()', '10_000'],
  },
} as const satisfies Record<string, SnippetRow>;

export type SnippetId = keyof typeof ROWS;

export const SNIPPETS: Readonly<Record<SnippetId, SnippetRow>> = ROWS;

/** Languages of the editor by the file of snippets that is for them. */
export const SNIPPET_FILES = {
  './snippets/typescript.json': ['typescript', 'typescriptreact'],
  './snippets/javascript.json': ['javascript', 'javascriptreact'],
} as const;
