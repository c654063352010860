/** Where the lines of a text have gone in a later one, told from what both begin and end with. */
import type { Span } from '../analysis/index.ts';

export class LineShift {
  /** Lines that both texts begin with. */
  readonly #before: number;
  /** The first line, from 1, of what both texts end with. */
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

  /** @returns undefined for a place whose lines were changed */
  move([line, column, endLine, endColumn]: Span): Span | undefined {
    if (endLine <= this.#before) return [line, column, endLine, endColumn];
    return line >= this.#after ? [line + this.#by, column, endLine + this.#by, endColumn] : undefined;
  }
}
