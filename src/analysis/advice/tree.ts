/**
 * The decision tree: its questions, the answers to each, and where they lead. Data: how a question is answered from
 * code is in `answers.ts`.
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

/** A question, an outcome, or a choice between such by what another question was answered. */
export type Next =
  | QuestionId
  | OutcomeId
  | { readonly by: QuestionId; readonly to: Readonly<Record<string, QuestionId | OutcomeId>> };

export interface AnswerRow {
  readonly label: string;
  readonly next: Next;
  /** Nothing worth a reason follows from it. */
  readonly trivial?: true;
  /** What follows for other questions. */
  readonly implies?: Answers;
}

export interface QuestionRow {
  readonly ask: string;
  /** Why it is asked: one sentence. */
  readonly why: string;
  readonly answers: Readonly<Record<string, AnswerRow>>;
  /** The answer that is usual, where nobody knows. */
  readonly usual: string;
  /** The answer is among the reasons of the advice. */
  readonly decides?: true;
}

/** By question: the key of an answer. */
export type Answers = Readonly<Partial<Record<QuestionId, string>>>;

export const QUESTIONS: Readonly<Record<QuestionId, QuestionRow>> = {
  'who-waits': {
    ask: 'Who waits while it runs?',
    why: 'Blocking hurts only where others share the thread.',
    usual: 'others',
    answers: {
      others: { label: 'Others on the event loop: requests, events, timers, tasks', next: 'workload' },
      nobody: { label: 'Nobody: start-up, a script, a test, a worker', next: 'nobody-waits' },
    },
  },
  workload: {
    ask: 'Does it wait or compute?',
    why: 'Promises overlap waits; they move no computing anywhere.',
    usual: 'io',
    answers: {
      io: { label: 'It waits for a disk, the network, a process or a database', next: 'io-size' },
      wait: { label: 'It waits for time to pass, or for something to change', next: 'sleep' },
      cpu: { label: 'It computes', next: 'budget' },
      both: {
        label: 'Both: it serves requests or connections, and computes',
        next: 'budget',
        implies: { serves: 'yes' },
      },
    },
  },
  'io-size': {
    ask: 'How long does one call take?',
    why: 'A short call costs less than the promise around it.',
    usual: 'felt',
    decides: true,
    answers: {
      instant: { label: 'Microseconds: it asks memory or the kernel', next: 'keep-sync' },
      short: { label: 'Well below a millisecond, once', next: 'short-io' },
      felt: { label: 'Longer, or it depends', next: 'async-api' },
    },
  },
  'async-api': {
    ask: 'Can it be async?',
    why: 'What waits asynchronously needs no thread to wait on.',
    usual: 'yes',
    decides: true,
    answers: {
      yes: { label: 'Yes: there is an async API', next: 'how-many' },
      already: { label: 'It is async already', next: 'how-many' },
      no: { label: 'No: the library has synchronous calls only', next: 'crowd' },
    },
  },
  'how-many': {
    ask: 'How many are under way at once?',
    why: 'Waits that do not need each other may overlap, but not without bound.',
    usual: 'one',
    decides: true,
    answers: {
      one: { label: 'One', next: 'await', trivial: true },
      few: { label: 'A few, whose number is known', next: 'gather' },
      many: { label: 'One for each element of something of any size', next: 'bounded-gather' },
    },
  },
  crowd: {
    ask: 'How many requests want it at once?',
    why: 'Each that waits holds a thread of its own.',
    usual: 'few',
    answers: {
      few: { label: 'Up to about a hundred', next: 'sync-in-threads' },
      many: { label: 'More', next: 'sync-in-crowded-threads' },
    },
  },
  budget: {
    ask: 'How long does it compute at a time?',
    why: 'Moving work costs time, too: starting, sending, cloning.',
    usual: 'medium',
    decides: true,
    answers: {
      short: { label: 'Less than about 10 ms', next: 'short-compute' },
      medium: { label: '10 to 100 ms', next: 'off-thread-api' },
      long: { label: 'Longer, or as long as its input makes it', next: 'off-thread-api' },
    },
  },
  'off-thread-api': {
    ask: 'Is there an API that does it off this thread?',
    why: 'Node keeps threads of its own for hashing keys, compressing and the like.',
    usual: 'no',
    decides: true,
    answers: { yes: { label: 'Yes', next: 'await-native' }, no: { label: 'No', next: 'movable' } },
  },
  movable: {
    ask: 'Can it be split or moved?',
    why: 'Another thread has a memory of its own.',
    usual: 'yes',
    decides: true,
    answers: {
      yes: { label: 'Yes: it needs nothing but what it is given', next: 'payload' },
      pieces: { label: 'Not moved, for it changes what is here; but in pieces', next: 'give-way' },
      no: { label: 'No: it must run here, in one go', next: 'regular' },
    },
  },
  payload: {
    ask: 'What goes there and back?',
    why: 'Arguments and results are cloned, and this thread does half of that.',
    usual: 'small',
    decides: true,
    answers: {
      small: { label: 'Little data', next: 'isolation' },
      buffers: { label: 'Buffers, which can be handed over without a copy', next: 'isolation' },
      large: { label: 'Objects so large that cloning takes over half as long as the work', next: 'clone-costs' },
    },
  },
  isolation: {
    ask: 'Does it need a process of its own?',
    why: 'A crash, a leak or hostile code stays in the process where it happens.',
    usual: 'no',
    decides: true,
    answers: {
      no: { label: 'No', next: 'how-often' },
      yes: { label: 'Yes: another executable, native code that may crash, a memory limit', next: 'serves' },
    },
  },
  'how-often': {
    ask: 'How often does it run?',
    why: 'A pool is started once; a thread for one call costs its start.',
    usual: 'often',
    answers: {
      often: { label: 'Again and again', next: 'serves' },
      once: {
        label: 'Once in a while',
        next: { by: 'budget', to: { short: 'too-seldom', medium: 'too-seldom', long: 'serves' } },
      },
    },
  },
  serves: {
    ask: 'Does the same program answer others meanwhile?',
    why: 'Then promises stand in front, and the workers behind them.',
    usual: 'no',
    answers: {
      yes: {
        label: 'Yes: requests, sockets, a user interface',
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
  'give-way',
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
  /** The reason that holds wherever the tree ends here. */
  readonly why: string;
  /** Refactors that carry it out, the best first. */
  readonly refactors: readonly string[];
  /** Refactors that may be wanted all the same. */
  readonly also?: readonly string[];
  /** Snippets that show the construction: `snippets/ID.ts`. */
  readonly snippets: readonly string[];
  /** The scenario of the benchmark that proves it. */
  readonly scenario?: string;
}

export const OUTCOMES: Readonly<Record<OutcomeId, OutcomeRow>> = {
  'nobody-waits': {
    approach: 'leave',
    what: 'Leave it as it is',
    why: 'Nobody else needs the thread while it runs: regular code is simpler and quicker.',
    refactors: [],
    snippets: [],
  },
  sleep: {
    approach: 'async',
    what: 'Wait with a timer or an event',
    why: 'A timer waits without a thread: everything else runs meanwhile.',
    refactors: ['sleep-without-blocking', 'use-async-api', 'make-chain-async'],
    snippets: ['sleep'],
    scenario: 'three-tasks',
  },
  'keep-sync': {
    approach: 'leave',
    what: 'Keep the synchronous call',
    why: 'The async twin is no better: a promise costs about 0.06 ms, more than the call.',
    refactors: [],
    snippets: [],
  },
  'short-io': {
    approach: 'leave',
    what: 'Keep the synchronous call',
    why: 'Awaited it takes longer in all; that pays only on slow disks, or where it is repeated.',
    refactors: [],
    also: ['use-async-api', 'make-chain-async'],
    snippets: [],
  },
  await: {
    approach: 'async',
    what: 'Await the async API',
    why: 'While it waits, the event loop serves others, and no thread is needed for that.',
    refactors: ['use-async-api', 'make-chain-async'],
    snippets: ['gather', 'stream'],
    scenario: 'web-api',
  },
  gather: {
    approach: 'async',
    what: 'Start them together and await them all',
    why: 'Together they take as long as the longest, on one thread.',
    refactors: ['run-concurrently'],
    snippets: ['gather'],
    scenario: 'three-tasks',
  },
  'bounded-gather': {
    approach: 'async',
    what: 'Await them with a bound on how many run at once',
    why: 'A bound keeps memory, sockets and the other side within limits.',
    refactors: ['limit-concurrency', 'run-concurrently'],
    snippets: ['bounded-gather-p-limit', 'bounded-gather'],
    scenario: 'fetch-urls',
  },
  'sync-in-threads': {
    approach: 'async+threads',
    what: 'Await a pool of threads around the synchronous library',
    why: 'A thread of the pool waits in place of the event loop.',
    refactors: ['extract-to-worker', 'extract-to-process'],
    snippets: ['async-threads', 'piscina-pool', 'worker-pool'],
    scenario: 'sync-library',
  },
  'sync-in-crowded-threads': {
    approach: 'async+threads',
    what: 'Await a bounded pool of threads, and look for a library with an async API',
    why:
      'Beyond a hundred at once each waiting thread costs memory: the pool lets them queue, an ' +
      'async library would not need it.',
    refactors: ['extract-to-worker', 'extract-to-process'],
    snippets: ['async-threads', 'queue'],
    scenario: 'sync-library',
  },
  'short-compute': {
    approach: 'leave',
    what: 'Leave it on this thread',
    why: 'Sending it elsewhere and back would cost about as much as it does.',
    refactors: [],
    also: ['yield-in-loop'],
    snippets: [],
  },
  'await-native': {
    approach: 'async',
    what: 'Await the API that leaves the thread',
    why: 'Threads of the runtime do the work, without a worker to write.',
    refactors: ['use-async-api', 'make-chain-async'],
    snippets: ['gather'],
    scenario: 'shared-lock',
  },
  'give-way': {
    approach: 'async',
    what: 'Let the event loop in every few milliseconds',
    why: 'The work stays where its state is, and others come between its pieces.',
    refactors: ['yield-in-loop'],
    also: ['extract-to-worker'],
    snippets: ['yield', 'event-loop-monitor'],
  },
  regular: {
    approach: 'leave',
    what: 'Leave it as regular code',
    why: 'What can be neither split nor moved gains nothing from threads; make it rarer or smaller.',
    refactors: [],
    snippets: ['event-loop-monitor'],
  },
  'clone-costs': {
    approach: 'leave',
    what: 'Leave it here, and keep the data small',
    why: 'Cloning the result back holds up this thread longer than the work does.',
    refactors: [],
    also: ['extract-to-worker', 'transfer-payload'],
    snippets: ['stream', 'transfer'],
  },
  'too-seldom': {
    approach: 'leave',
    what: 'Leave it here, or let it give way',
    why: 'A thread started for one call takes about 40 ms, as long as the call.',
    refactors: ['yield-in-loop'],
    also: ['extract-to-worker'],
    snippets: [],
  },
  pool: {
    approach: 'threads',
    what: 'Give it to a pool of worker threads',
    why: 'Workers compute in parallel; a warm pool answers within 0.03 ms.',
    refactors: ['extract-to-worker', 'share-pool', 'transfer-payload'],
    also: ['extract-to-process', 'yield-in-loop'],
    snippets: ['piscina-pool', 'worker-pool'],
    scenario: 'sum-of-squares',
  },
  'pool-behind': {
    approach: 'async+threads',
    what: 'Await a pool of worker threads',
    why: 'The event loop goes on answering while a thread of the warm pool computes.',
    refactors: ['extract-to-worker', 'share-pool', 'transfer-payload'],
    also: ['extract-to-process', 'yield-in-loop'],
    snippets: ['async-threads', 'piscina-pool', 'worker-pool'],
    scenario: 'mixed-server',
  },
  'process-pool': {
    approach: 'processes',
    what: 'Give it to a pool of processes',
    why: 'What goes wrong in a process stays there; it costs about 42 MB and 28 ms to start.',
    refactors: ['extract-to-process', 'share-pool'],
    also: ['extract-to-worker'],
    snippets: ['process-pool', 'fork'],
    scenario: 'image-pipeline',
  },
  'processes-behind': {
    approach: 'async+processes',
    what: 'Await a pool of processes',
    why: 'The event loop goes on answering, and what goes wrong stays in the process.',
    refactors: ['extract-to-process', 'share-pool'],
    also: ['extract-to-worker'],
    snippets: ['async-processes', 'process-pool'],
    scenario: 'mixed-server',
  },
};

export const isOutcome = (id: string): id is OutcomeId => Object.hasOwn(OUTCOMES, id);
