/**
 * How much a function computes, as far as its text tells: straight work in nanoseconds, and loops with the number of
 * their turns.
 */
import type { Span } from '../findings.ts';
import type { Expr } from './expr.ts';

/** How large a number or a collection is: elements, characters, bytes, or the number itself. */
export type Size =
  | number
  /** The value of a number, or the length of a collection or text. */
  | readonly ['of', Expr]
  /** What a function gives that is called with this. */
  | readonly ['made', Expr, readonly Size[]]
  | readonly ['+' | '-' | '*' | '/', Size, Size]
  | readonly ['log' | 'sqrt', Size]
  /** Of a part of a list, which may be shorter: `rows.slice(0, limit)`. */
  | readonly ['limit', Size]
  /** The variable of a loop, which goes from here to there. */
  | readonly ['turn', Size, Size]
  /** The content of a file, a download or a message, with what it is called. */
  | readonly ['content', string]
  /** The same, copied together with what holds it. */
  | readonly ['copied']
  /** Not known, with what it is called. */
  | readonly ['?', string];

/** What happens each time control comes by. */
export interface Work {
  /** Nanoseconds, without loops and without what called functions do. */
  readonly ns?: number;
  /**
   * Calls in it: indexes into the calls of its function. Only in loops; the calls of a function that stand in no loop
   * are its own.
   */
  readonly calls?: readonly number[];
  readonly loops?: readonly Loop[];
}

/** A loop, or a call of something that goes over a collection: `sort`, `map`, `JSON.stringify`. */
export interface Loop {
  /** The head of the loop; the number of a call of its function that goes over a collection. */
  readonly at: Span | number;
  /** What goes over the collection, where it is a call that is in no list: `JSON.stringify`. */
  readonly name?: string;
  readonly turns: Size;
  readonly work: Work;
  /** It awaits in its turns: each of them lets others in. */
  readonly yields?: true;
}

/** A call of the function in itself. */
export interface SelfCall {
  readonly call: number;
  /**
   * How often it happens when the function is called and does not end at once: less than 1 where another such call
   * excludes it.
   */
  readonly share?: number;
  /** What is given for each parameter. */
  readonly given: readonly Size[];
  /** The turns of the loops around it. */
  readonly turns?: Size;
}
