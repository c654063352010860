/** What running something costs, as far as the code shows. */
import { isKnown, leading, NONE, plus, scaled, typical, type Amount, type Unknown } from './amount.ts';
import { CONTENT } from './unknown-sizes.ts';

/** Nanoseconds, and how many iterations the innermost loops take. */
export interface Estimate {
  readonly ns: Amount;
  readonly iterations: Amount;
  /** Some of it depends on a call that may lead elsewhere. */
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

/** The figures of an estimate, for display. */
export interface Figures {
  /** Milliseconds; unknown sizes have their usual values. */
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

/** What it costs to iterate over the content of a file or download. */
export const content = (nanosecondsPerByte: number, possible: boolean): Estimate => ({
  ns: scaled(CONTENT, nanosecondsPerByte),
  iterations: NONE,
  possible,
});
