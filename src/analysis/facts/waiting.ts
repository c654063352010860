/** What the functions of one file wait for: awaits that could overlap, loops that poll, loops of microtasks. */
import type { Polled } from '../catalogue/polling.ts';
import type { Span } from '../findings.ts';
import type { Expr } from './expr.ts';

/** Independent awaits: in the iterations of a loop, or in consecutive statements. */
export interface AwaitGroup {
  readonly kind: 'loop' | 'row';
  /** The awaited calls: indexes into `calls`. */
  readonly calls: readonly number[];
  /** Others that are awaited in an iteration or between the statements, and depend on something else. */
  readonly beside?: readonly number[];
  /** Of `calls`, methods of something that each iteration has for itself. */
  readonly fresh?: readonly number[];
  /** The collection that a loop walks, as written. */
  readonly of?: string;
  /** What that refers to. */
  readonly list?: Expr;
  /** Its elements, where they are written down. */
  readonly count?: number;
  /** It is walked by `for await`, and may give its elements one by one. */
  readonly mayStream?: true;
  /** Where the awaited expression of a call begins, if on another line: `await users⏎.find()⏎.exec()`. */
  readonly begins?: readonly (readonly [call: number, span: Span])[];
  /** The elements are parts of one thing, judging by their name. */
  readonly isOfPortions?: true;
  /** The elements follow each other, judging by their name. */
  readonly isOfSteps?: true;
  /**
   * The order may matter, as far as the code shows: because of a key that was seen, or because a failure ends the loop.
   */
  readonly isDoubtful?: true;
  /**
   * It may matter only because a failure ends the loop, or because the results are folded into a value one after
   * another.
   */
  readonly isUsedInOrder?: true;
  /** An iteration looks up what earlier ones recorded after their awaits. */
  readonly isGuarded?: true;
  /** Elements of a list that is gathered. */
  readonly isGathered?: true;
  /** The results of the calls of a row are ignored. */
  readonly isForEffect?: true;
}

/** Where a finding of a group may stand: where an awaited expression begins, or at its call. */
export const placesOf = (
  { calls, begins = [] }: AwaitGroup,
  of: readonly { readonly span: Span }[],
): readonly Span[] => [...begins.map(([, span]) => span), ...calls.map((id) => of[id]!.span)];

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
