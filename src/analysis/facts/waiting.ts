/** What the functions of one file wait for: awaits that could overlap, loops that poll, loops of microtasks. */
import type { Polled } from '../catalogue/polling.ts';
import type { Span } from '../findings.ts';
import type { Expr } from './expr.ts';

/** Independent awaits: in the iterations of a loop, or in consecutive statements. */
export interface AwaitGroup {
  readonly kind: 'loop' | 'row';
  /** The awaited calls: indexes into `calls`. */
  readonly calls: readonly number[];
  /** Others that are awaited in an iteration or between the statements, which depend on something else. */
  readonly beside?: readonly number[];
  /** Of `calls`, methods of something that each iteration has for itself. */
  readonly fresh?: readonly number[];
  /** The collection that a loop walks, as written. */
  readonly of?: string;
  /** What that refers to. */
  readonly list?: Expr;
  /** Its elements, where they are written down. */
  readonly count?: number;
  /** The elements are parts of something, or follow on each other, by what they are called. */
  readonly isOfPortions?: true;
  /** The order may matter, as far as the text tells: by a key that was seen, or where a failure ends the loop. */
  readonly isDoubtful?: true;
  /** An iteration looks up what earlier ones noted once they had waited. */
  readonly isGuarded?: true;
  /** Elements of a list that is gathered. */
  readonly isGathered?: true;
  /** Nobody uses what the calls of a row give. */
  readonly isForEffect?: true;
}

/** A loop that only polls. */
export interface Poll {
  /** The loop's header. */
  readonly span: Span;
  readonly of: Polled;
}

/** A loop of many iterations that only awaits microtasks. */
export interface MicrotaskYield {
  /** The first of its awaits. */
  readonly span: Span;
  readonly text: string;
  /** The positions of awaited calls that only the program can judge. */
  readonly calls?: readonly Span[];
}
