/** What running something costs, as far as the text tells. */
import type { Amount } from './amount.ts';

/** Nanoseconds, and how many turns the innermost loops take. */
export interface Estimate {
  readonly ns: Amount;
  readonly turns: Amount;
  /** Some of it rests on a call that may lead elsewhere. */
  readonly possible: boolean;
}
