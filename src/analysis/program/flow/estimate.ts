/** What running something costs, as far as the text tells. */
import { isKnown, leading, NONE, plus, scaled, typical, type Amount, type Unknown } from './amount.ts';
import { CONTENT } from './unknown-sizes.ts';

/** Nanoseconds, and how many turns the innermost loops take. */
export interface Estimate {
  readonly ns: Amount;
  readonly turns: Amount;
  /** Some of it rests on a call that may lead elsewhere. */
  readonly possible: boolean;
}

export const FREE: Estimate = { ns: NONE, turns: NONE, possible: false };

export const sum = (a: Estimate, b: Estimate): Estimate => ({
  ns: plus(a.ns, b.ns),
  turns: plus(a.turns, b.turns),
  possible: a.possible || b.possible,
});

export const part = ({ ns, turns, possible }: Estimate, share = 1): Estimate => ({
  ns: scaled(ns, share),
  turns: scaled(turns, share),
  possible,
});

/** What an estimate comes to, for whoever shows it. */
export interface Figures {
  /** Milliseconds; where sizes are unknown, for those that are believed usual. */
  readonly milliseconds: number;
  /** Turns of the innermost loops. */
  readonly turns: number;
  /** The sizes it grows with, the product that matters most; empty where all is known. */
  readonly grows: readonly Unknown[];
  readonly possible: boolean;
}

export const figuresOf = ({ ns, turns, possible }: Estimate): Figures => ({
  milliseconds: typical(ns) / 1e6,
  turns: typical(turns),
  grows: isKnown(ns) ? [] : leading(ns),
  possible,
});

/** What it costs to go over the content of a file or download. */
export const content = (nanosecondsPerByte: number, possible: boolean): Estimate => ({
  ns: scaled(CONTENT, nanosecondsPerByte),
  turns: NONE,
  possible,
});
