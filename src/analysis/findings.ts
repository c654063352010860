/** The plain data that comes out of the analysis: findings, their places and chains. */

/** What a call spends its time on: disk, network, process or database; computing; sleeping or polling. */
export type Workload = 'io' | 'cpu' | 'wait';

/** Contexts in which blocking holds up others, from the most to the least urgent. */
export const EVENT_LOOP_CONTEXTS = ['request', 'event', 'timer', 'task', 'render'] as const;
/** Contexts in which blocking harms nobody. `exit`: while the process ends. */
export const HARMLESS_CONTEXTS = ['startup', 'script', 'test', 'worker', 'exit'] as const;
export const CONTEXTS = [...EVENT_LOOP_CONTEXTS, ...HARMLESS_CONTEXTS] as const;
/** Where a function runs. */
export type Context = (typeof CONTEXTS)[number];

export const isEventLoop = (context: Context): boolean => (EVENT_LOOP_CONTEXTS as readonly Context[]).includes(context);

/** From the quietest to the loudest. */
export const SEVERITIES = ['off', 'hint', 'info', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Confidence = 'certain' | 'possible';

export const APPROACHES = ['async', 'threads', 'processes', 'async+threads', 'async+processes', 'leave'] as const;
export type Approach = (typeof APPROACHES)[number];

/** A stretch of text: line and column of start and end, from 1, in UTF-16 units; the end column is exclusive. */
export type Span = readonly [line: number, column: number, endLine: number, endColumn: number];

/** A stretch of text in a file; `file` is an absolute path with forward slashes. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** One call of a chain: the called name and the place of the call. */
export interface ChainLink extends Place {
  readonly name: string;
  /** An edge that was guessed (dynamic dispatch, an unknown callback) is `possible`. */
  readonly confidence: Confidence;
  /** No call: a loop that computes or waits. */
  readonly isLoop?: true;
}

/** Where the context of a finding begins. `kind` names the host: `express`, `nest`, `async function`, … */
export interface EntryPoint extends Place {
  /** Its function's name, or else what it answers. */
  readonly name: string;
  readonly kind: string;
  /** What it answers, where its registration says so: `GET /users/:id`, `on('message')`, `setInterval 30 s`. */
  readonly answers?: string;
}

/** `GET /users/:id, getUser`, `on('message')`, `load`: as people know it. */
export const titleOf = ({ name, answers }: Pick<EntryPoint, 'name' | 'answers'>): string =>
  answers === undefined
    ? name
    : answers === name || answers.split(/\W+/).includes(name)
      ? answers
      : `${answers}, ${name}`;

/** What a finding is believed to cost on the event loop. */
export interface Cost {
  /** Milliseconds for one call, where a figure is known. */
  readonly milliseconds?: number;
  /** What drives it: "size of the file", `blocks × prices`, `rows²`. */
  readonly grows?: string;
  /** The size of its driver at which the budget is spent. */
  readonly budgetAt?: number;
  readonly source: 'catalogue' | 'estimate' | 'measured';
}

/** One step through the decision tree. */
export interface Decision {
  readonly question: string;
  readonly answer: string;
  /** Why this is the answer, where the code says so. */
  readonly because?: string;
  /** The code does not say: the usual answer was assumed. */
  readonly assumed?: true;
}

/** The approach that fits a finding or a function, with its reasons. */
export interface Advice {
  readonly approach: Approach;
  readonly reasons: readonly string[];
  /** Where the decision tree ends: an id of `OUTCOMES`, which names the refactors that carry it out. */
  readonly outcome?: string;
  /** The decisions on the way there. */
  readonly path?: readonly Decision[];
}

/** One reason why a finding matters as much as it does. */
export interface Factor {
  /** `audience`, `lifetime`, `duration`, `frequency`, `certainty`, or `name` for evidence by a name. */
  readonly id: string;
  readonly value: string;
  /** What it adds to the score. */
  readonly points: number;
  /** A phrase for people, without a full stop. */
  readonly because: string;
  readonly at?: Place;
}

/** A rule's result. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly workload: Workload;
  readonly context: Context;
  /** What, why and what to do, verb first, under 100 characters. */
  readonly message: string;
  readonly entry?: EntryPoint;
  /** From the entry point down; the last link is the primitive (the blocking call itself). */
  readonly chain: readonly ChainLink[];
  readonly cost?: Cost;
  /** It stands at the blocking call inside a helper, and names one of the callers. */
  readonly inHelper?: true;
  /** Other causes at the same place: what else blocks behind this call. */
  readonly causes?: readonly ChainLink[];
  /** The sum of the factors, from which the severity follows; see `assessment/`. */
  readonly score?: number;
  readonly factors?: readonly Factor[];
  /**
   * Certain, and longer than a metadata call, in the function itself or in what it calls: a reason not to fall below
   * `info`.
   */
  readonly plain?: 'direct' | 'called';
  /** The code does not show how large it gets: never above `info`. */
  readonly isOpen?: true;
  /** It harms the program itself, even if nothing else is held up. */
  readonly isOwnHarm?: true;
  readonly advice?: Advice;
}

/** A file that could not be read or parsed. */
export interface FileError extends Place {
  readonly message: string;
}
