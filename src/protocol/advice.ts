/** What the server reports about entry points, functions and approaches: plain data for any client. */
import type { Advice, Context, Severity, Span } from '../analysis/findings.ts';

/** A range in a document. */
export interface Spot {
  readonly uri: string;
  readonly span: Span;
}

export interface NamedSpot extends Spot {
  readonly name: string;
}

/** A position in a document: 1-based line and column, in UTF-16 code units. */
export interface At {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

export interface BlockedEntry extends Spot {
  readonly message: string;
  readonly rule: string;
  readonly severity: Severity;
  /** `≈ 57 ms`; empty if no figure is known. */
  readonly cost: string;
  /** What the cost grows with: "size of the file". */
  readonly grows?: string;
  /** From the entry point down; the last item is the blocking call. */
  readonly chain: readonly NamedSpot[];
}

export interface EntryPointItem extends NamedSpot {
  /** How it was recognised: `express`, `async function`. */
  readonly kind: string;
  /** What it answers: `GET /users/:id`; its function's name is then `name`, if it has one. */
  readonly answers?: string;
  /** The loudest first, then the most expensive. */
  readonly blocks: readonly BlockedEntry[];
}

export interface EntryPointGroup {
  readonly context: Context;
  /** Those with findings first, the loudest and most expensive at the top, then free ones. */
  readonly entries: readonly EntryPointItem[];
  /** The number of free entry points, listed or not. */
  readonly free: number;
}

/** The entry points that run a function on the event loop. */
export interface Callers {
  /** `load()`, `GET /users/:id`. */
  readonly name: string;
  readonly reaches: readonly (NamedSpot & {
    readonly context: Context;
    readonly kind: string;
    readonly answers?: string;
    readonly chain: readonly NamedSpot[];
  })[];
}

/** A question of the decision tree, applied to a piece of code or to a described workload. */
export interface OpenQuestion {
  readonly id: string;
  readonly ask: string;
  readonly why: string;
  readonly answers: readonly { readonly id: string; readonly label: string }[];
  /** The user's answer, else what the code says, else the usual answer. */
  readonly suggested: string;
  /** The evidence in the code; absent if the code says nothing. */
  readonly because?: string;
}

/** The outcome of the decision tree. */
export interface Ending {
  /** What to do, verb first. */
  readonly what: string;
  readonly advice: Required<Advice>;
  /** Ids of the refactors; `refactorTitles` are their titles in the same order. */
  readonly refactors: readonly string[];
  readonly refactorTitles: readonly string[];
  readonly snippets: readonly string[];
  readonly scenario?: string;
}

export interface DecideParams {
  /** Absent if the workload is described by its answers alone. */
  readonly at?: At;
  /** The user's answers, by question id. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface DecideResult {
  /** The message of the finding, or the name of the function. */
  readonly subject?: string;
  /** Its position. */
  readonly spot?: Spot;
  /** Every question asked, in order. */
  readonly questions: readonly OpenQuestion[];
  readonly ending: Ending;
}
