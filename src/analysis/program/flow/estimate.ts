/** What running something costs, as far as the text tells. */
import { isKnown, leading, NONE, plus, scaled, typical, type Amount, type Unknown } from './amount.ts';
import { CONTENT } from './unknown-sizes.ts';

/** Nanoseconds, and how many iterations the innermost loops take. */
export interface Estimate {
  readonly ns: Amount;
  readonly iterations: Amount;
  /** Some of it rests on a call that may lead elsewhere. */
  readonly possible: boolean;
}

export const FREE: Estimate = { ns: NONE, iterations: NONE, possible: false };

export const sum = (a: Estimate, b: Estimate): Estimate => ({
  ns: plus(a.ns, b.ns),
  iterations: plus(a.iterations, b.iterations),
  possible: a.possible || b.possible,
});

export const part = ({ ns, iterations, possible }: Estimate, share = 1): Estimate => ({
  ns: scaled(ns, share),
  iterations: scaled(iterations, share),
  possible,
});

/** What an estimate comes to, for whoever shows it. */
export interface Figures {
  /** Milliseconds; where sizes are unknown, for those that are believed usual. */
  readonly milliseconds: number;
  /** Iterations of the innermost loops. */
  readonly iterations: number;
  /** The sizes it grows with, the product that matters most; empty where all is known. */
  readonly grows: readonly Unknown[];
  readonly possible: boolean;
}

export const figuresOf = ({ ns, iterations, possible }: Estimate): Figures => ({
  milliseconds: typical(ns) / 1e6,
  iterations: typical(iterations),
  grows: isKnown(ns) ? [] : leading(ns),
  possible,
});

/** What it costs to go over the content of a file or download. */
export const content = (nanosecondsPerByte: number, possible: boolean): Estimate => ({
  ns: scaled(CONTENT, nanosecondsPerByte),
  iterations: NONE,
  possible,
});
