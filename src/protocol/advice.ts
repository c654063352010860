/** What the server says about entry points, functions and approaches: plain data for whoever shows it. */
import type { Advice, Context, Severity, Span } from '../analysis/findings.ts';

/** A place in a document. */
export interface Spot {
  readonly uri: string;
  readonly span: Span;
}

export interface NamedSpot extends Spot {
  readonly name: string;
}

/** A position in a document: line and column from 1, in UTF-16 units. */
export interface At {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

export interface BlockedEntry extends Spot {
  readonly message: string;
  readonly rule: string;
  readonly severity: Severity;
  /** `≈ 57 ms`; empty where no figure is known. */
  readonly cost: string;
  /** What drives it: "size of the file". */
  readonly grows?: string;
  /** From the entry point down; the last is the blocking call. */
  readonly chain: readonly NamedSpot[];
}

export interface EntryPointItem extends NamedSpot {
  /** How it was recognised: `express`, `async function`. */
  readonly kind: string;
  readonly blocks: readonly BlockedEntry[];
}

export interface EntryPointGroup {
  readonly context: Context;
  /** Those that something blocks, the most expensive first, then free ones. */
  readonly entries: readonly EntryPointItem[];
  /** How many free ones there are, shown or not. */
  readonly free: number;
}

/** Who brings a function onto the event loop. */
export interface Callers {
  readonly name: string;
  readonly reaches: readonly (NamedSpot & {
    readonly context: Context;
    readonly kind: string;
    readonly chain: readonly NamedSpot[];
  })[];
}

/** A question of the decision tree as it stands for a piece of code, or for a described workload. */
export interface OpenQuestion {
  readonly id: string;
  readonly ask: string;
  readonly why: string;
  readonly answers: readonly { readonly id: string; readonly label: string }[];
  /** What a person has said, or the code, or else the usual answer. */
  readonly suggested: string;
  /** What the code says; absent where it says nothing. */
  readonly because?: string;
}

/** Where the tree leads. */
export interface Ending {
  /** What to do, verb first. */
  readonly what: string;
  readonly advice: Required<Advice>;
  /** Their ids, and what each does in words. */
  readonly refactors: readonly string[];
  readonly refactorTitles: readonly string[];
  readonly snippets: readonly string[];
  readonly scenario?: string;
}

export interface DecideParams {
  /** Absent: the workload is described by its answers alone. */
  readonly at?: At;
  /** By question: what a person has said. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface DecideResult {
  /** What it is about: the message of a finding, or the name of a function. */
  readonly subject?: string;
  /** Where that stands. */
  readonly spot?: Spot;
  /** Every question on the way, in order. */
  readonly questions: readonly OpenQuestion[];
  readonly ending: Ending;
}
