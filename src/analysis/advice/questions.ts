/**
 * The questions of the decision tree as data: their answers, and where each answer leads. `answers.ts` answers them
 * from code.
 */
import type { OutcomeId } from './outcomes.ts';

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
