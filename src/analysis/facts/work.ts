/**
 * How much a function computes, as far as its text shows: straight-line work in nanoseconds, and loops with their
 * number of iterations.
 */
import type { Span } from '../findings.ts';
import type { Expr } from './expr.ts';

/** The size of a number or collection: elements, characters, bytes, or the number itself. */
export type Size =
  | number
  /** The value of a number, or the length of a collection or text. */
  | readonly ['of', Expr]
  /** The result of a function called with these arguments, and the variable it is assigned to. */
  | readonly ['made', Expr, readonly Size[], Expr?]
  | readonly ['+' | '-' | '*' | '/', Size, Size]
  | readonly ['log' | 'sqrt', Size]
  /** At most this size, for part of a list: `rows.slice(0, limit)`. */
  | readonly ['limit', Size]
  /** The number of properties of an object; `whole` if it may be a collection of any size as well. */
  | readonly ['keys', Size, 'whole'?]
  /** The length of a short text: a name, a line. */
  | readonly ['text', Size]
  /** A number that is counted up to: `x < width`. */
  | readonly ['number', Size]
  /** A loop variable that runs from one value to the other. */
  | readonly ['iteration', Size, Size]
  /** The content of a file, a download or a message, with its name. */
  | readonly ['content', string]
  /** The same, copied together with its owner. */
  | readonly ['copied']
  /** Unknown, with a name for it. */
  | readonly ['?', string];

/** The work of one execution. */
export interface Work {
  /** Nanoseconds, without loops and called functions. */
  readonly ns?: number;
  /** Calls in a loop: indexes into the calls of its function. Calls outside loops belong to the function. */
  readonly calls?: readonly number[];
  readonly loops?: readonly Loop[];
}

/** A loop, or a call that iterates over a collection: `sort`, `map`, `JSON.stringify`. */
export interface Loop {
  /** The loop's header, or the index of a call that iterates over a collection. */
  readonly at: Span | number;
  /** The name of an iterating call that is in no list: `JSON.stringify`. */
  readonly name?: string;
  readonly iterations: Size;
  /** How often this code runs each time the code around it does, if not always: half the time inside an `if`. */
  readonly share?: number;
  readonly work: Work;
  /** A loop of statements that ends early: on the first match. */
  readonly searches?: true;
  /** It awaits on every path through its body, so that other work can run. */
  readonly yields?: true;
}

/** A call of the function to itself. */
export interface SelfCall {
  readonly call: number;
  /**
   * How often it happens if the function does not return at once: less than 1 if another recursive call excludes it.
   */
  readonly share?: number;
  /** The argument for each parameter. */
  readonly given: readonly Size[];
  /** The iterations of the loops around it. */
  readonly iterations?: Size;
}
