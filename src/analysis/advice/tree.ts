/**
 * The decision tree as data: its questions, their answers, and where each answer leads. `answers.ts` answers them from
 * code.
 */
import type { Approach } from '../findings.ts';

export const QUESTION_IDS = [
  'who-waits',
  'workload',
  'io-size',
  'async-api',
  'how-many',
  'crowd',
  'budget',
  'off-thread-api',
  'movable',
  'payload',
  'isolation',
  'how-often',
  'serves',
] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

/** A question, an outcome, or a choice that depends on the answer to an earlier question. */
export type Next =
  | QuestionId
  | OutcomeId
  | { readonly by: QuestionId; readonly to: Readonly<Record<string, QuestionId | OutcomeId>> };

export interface AnswerRow {
  readonly label: string;
  readonly next: Next;
  /** This answer is not worth mentioning as a reason. */
  readonly trivial?: true;
  /** Answers that this one implies for other questions. */
  readonly implies?: Answers;
}

export interface QuestionRow {
  readonly ask: string;
  /** Why the question matters, in one sentence. */
  readonly why: string;
  readonly answers: Readonly<Record<string, AnswerRow>>;
  /** The most common answer, assumed if nobody knows. */
  readonly usual: string;
  /** The answer counts among the reasons of the advice. */
  readonly decides?: true;
}

/** By question, the key of the answer. */
export type Answers = Readonly<Partial<Record<QuestionId, string>>>;

export const QUESTIONS: Readonly<Record<QuestionId, QuestionRow>> = {
  'who-waits': {
    ask: 'Who has to wait while this code runs?',
    why: 'Blocking only matters if other work shares the thread.',
    usual: 'others',
    answers: {
      others: { label: 'Other requests, events, timers or tasks on the same event loop', next: 'workload' },
      nobody: { label: 'Nothing else: it runs at start-up, in a script, a test or a worker', next: 'nobody-waits' },
    },
  },
  workload: {
    ask: 'Does it wait or compute?',
    why: 'Promises let waits overlap, but computation still runs on the thread that started it.',
    usual: 'io',
    answers: {
      io: { label: 'It waits for I/O: disk, network, a process or a database', next: 'io-size' },
      wait: { label: 'It waits for a set time, or for something to change', next: 'sleep' },
      cpu: { label: 'It computes', next: 'budget' },
      both: {
        label: 'Both: it serves requests or connections, and it computes',
        next: 'budget',
        implies: { serves: 'yes' },
      },
    },
  },
  'io-size': {
    ask: 'How long does one call take?',
    why: 'For a very short call, a promise costs more than the call itself.',
    usual: 'felt',
    decides: true,
    answers: {
      instant: { label: 'Microseconds: the answer is in memory or in the kernel', next: 'keep-sync' },
      short: { label: 'Well under a millisecond, and it is called only once', next: 'short-io' },
      felt: { label: 'Longer, or it varies', next: 'async-api' },
    },
  },
  'async-api': {
    ask: 'Is there an async API?',
    why: 'An async call waits without occupying a thread.',
    usual: 'yes',
    decides: true,
    answers: {
      yes: { label: 'Yes', next: 'how-many' },
      already: { label: 'The code already uses it', next: 'how-many' },
      no: { label: 'No: the library only has synchronous calls', next: 'crowd' },
    },
  },
  'how-many': {
    ask: 'How many of these calls could run at once?',
    why: 'Independent waits can overlap, but too many at once exhaust memory and connections.',
    usual: 'one',
    decides: true,
    answers: {
      one: { label: 'Just one', next: 'await', trivial: true },
      few: { label: 'A few, and their number is fixed', next: 'gather' },
      many: { label: 'One per element of a collection of any size', next: 'bounded-gather' },
    },
  },
  crowd: {
    ask: 'How many requests need it at the same time?',
    why: 'Each waiting call occupies a whole thread.',
    usual: 'few',
    answers: {
      few: { label: 'Up to about a hundred', next: 'sync-in-threads' },
      many: { label: 'More', next: 'sync-in-crowded-threads' },
    },
  },
  budget: {
    ask: 'How long does one run compute?',
    why: 'Moving work to another thread also costs time: starting the thread and cloning the data.',
    usual: 'medium',
    decides: true,
    answers: {
      short: { label: 'Less than about 10 ms', next: 'short-compute' },
      medium: { label: '10 to 100 ms', next: 'off-thread-api' },
      long: { label: 'Longer, or it depends on the input', next: 'off-thread-api' },
    },
  },
  'off-thread-api': {
    ask: 'Is there a built-in API that does it on another thread?',
    why: 'Node has its own threads for key derivation, compression and similar work.',
    usual: 'no',
    decides: true,
    answers: { yes: { label: 'Yes', next: 'await-native' }, no: { label: 'No', next: 'movable' } },
  },
  movable: {
    ask: 'Can the work be moved to another thread, or be split?',
    why: 'Another thread cannot see the variables of this one.',
    usual: 'yes',
    decides: true,
    answers: {
      yes: { label: 'It can be moved: it only needs its arguments', next: 'payload' },
      pieces: { label: 'It can only be split: it changes variables of this thread', next: 'yield' },
      no: { label: 'Neither: it must run here, in one piece', next: 'regular' },
    },
  },
  payload: {
    ask: 'What data has to be sent there and back?',
    why: 'Arguments and results are cloned, and half of the cloning happens on this thread.',
    usual: 'small',
    decides: true,
    answers: {
      small: { label: 'Little data', next: 'isolation' },
      buffers: { label: 'Buffers, which can be transferred without copying', next: 'isolation' },
      large: { label: 'Objects so large that cloning takes more than half as long as the work', next: 'clone-costs' },
    },
  },
  isolation: {
    ask: 'Does it need its own process?',
    why: 'A process contains crashes, memory leaks and untrusted code.',
    usual: 'no',
    decides: true,
    answers: {
      no: { label: 'No', next: 'how-often' },
      yes: {
        label: 'Yes: it runs another executable, native code that may crash, or needs a memory limit',
        next: 'serves',
      },
    },
  },
  'how-often': {
    ask: 'How often does it run?',
    why: 'A pool starts its threads once; a thread for a single call has to be started for it.',
    usual: 'often',
    answers: {
      often: { label: 'Repeatedly', next: 'serves' },
      once: {
        label: 'Once in a while',
        next: { by: 'budget', to: { short: 'too-seldom', medium: 'too-seldom', long: 'serves' } },
      },
    },
  },
  serves: {
    ask: 'Must the program respond to other things in the meantime?',
    why: 'If so, the event loop awaits the workers and keeps responding.',
    usual: 'no',
    answers: {
      yes: {
        label: 'Yes: to requests, sockets or a user interface',
        next: { by: 'isolation', to: { no: 'pool-behind', yes: 'processes-behind' } },
      },
      no: { label: 'No', next: { by: 'isolation', to: { no: 'pool', yes: 'process-pool' } } },
    },
  },
};

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
    refactors: [],
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
    refactors: ['yield-in-loop'],
    also: ['extract-to-worker'],
    snippets: ['yield', 'event-loop-monitor'],
  },
  regular: {
    approach: 'leave',
    what: 'Keep it as it is',
    why: 'Work that can be neither split nor moved gains nothing from threads; do it less often, or do less.',
    refactors: [],
    snippets: ['event-loop-monitor'],
  },
  'clone-costs': {
    approach: 'leave',
    what: 'Keep it on this thread, and reduce the data',
    why: 'Cloning the data would block this thread for longer than the work itself.',
    refactors: [],
    also: ['extract-to-worker', 'transfer-payload'],
    snippets: ['stream', 'transfer'],
  },
  'too-seldom': {
    approach: 'leave',
    what: 'Keep it on this thread, or yield in its loop',
    why: 'Starting a thread for one call takes about 40 ms, as long as the call itself.',
    refactors: ['yield-in-loop'],
    also: ['extract-to-worker'],
    snippets: [],
  },
  pool: {
    approach: 'threads',
    what: 'Move it to a pool of worker threads',
    why: 'Worker threads compute in parallel, and a warm pool adds only 0.03 ms per call.',
    refactors: ['extract-to-worker', 'share-pool', 'transfer-payload'],
    also: ['extract-to-process', 'yield-in-loop'],
    snippets: ['piscina-pool', 'worker-pool'],
    scenario: 'sum-of-squares',
  },
  'pool-behind': {
    approach: 'async+threads',
    what: 'Move it to a pool of worker threads, and await the result',
    why: 'The event loop keeps responding while a thread of the pool computes.',
    refactors: ['extract-to-worker', 'share-pool', 'transfer-payload'],
    also: ['extract-to-process', 'yield-in-loop'],
    snippets: ['async-threads', 'piscina-pool', 'worker-pool'],
    scenario: 'mixed-server',
  },
  'process-pool': {
    approach: 'processes',
    what: 'Move it to a pool of processes',
    why: 'A crash or leak stays in its process; each process takes about 42 MB, and 28 ms to start.',
    refactors: ['extract-to-process', 'share-pool'],
    also: ['extract-to-worker'],
    snippets: ['process-pool', 'fork'],
    scenario: 'image-pipeline',
  },
  'processes-behind': {
    approach: 'async+processes',
    what: 'Move it to a pool of processes, and await the result',
    why: 'The event loop keeps responding, and a crash or leak stays in its process.',
    refactors: ['extract-to-process', 'share-pool'],
    also: ['extract-to-worker'],
    snippets: ['async-processes', 'process-pool'],
    scenario: 'mixed-server',
  },
};

export const isOutcome = (id: string): id is OutcomeId => Object.hasOwn(OUTCOMES, id);
