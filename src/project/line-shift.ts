/** Maps lines of a text to a later version, using the common beginning and end of both. */
import type { Span } from '../analysis/index.ts';

export class LineShift {
  /** Number of common lines at the beginning. */
  readonly #before: number;
  /** The first line (1-based) of the common end. */
  readonly #after: number;
  readonly #by: number;

  constructor(from: string, to: string) {
    const old = from.split('\n');
    const now = to.split('\n');
    const shorter = Math.min(old.length, now.length);
    let before = 0;
    while (before < shorter && old[before] === now[before]) before++;
    let after = 0;
    while (after < shorter - before && old[old.length - 1 - after] === now[now.length - 1 - after]) after++;
    this.#before = before;
    this.#after = old.length - after + 1;
    this.#by = now.length - old.length;
  }

  /** @returns undefined if the lines of the span were changed */
  move([line, column, endLine, endColumn]: Span): Span | undefined {
    if (endLine <= this.#before) return [line, column, endLine, endColumn];
    return line >= this.#after ? [line + this.#by, column, endLine + this.#by, endColumn] : undefined;
  }
}
