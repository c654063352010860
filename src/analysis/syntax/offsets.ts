/** The start and end of nodes, which parsers represent differently. */

/** A node of any parser, or a comment: typescript-eslint provides a range, oxc its ends. */
export interface Placed {
  readonly range?: readonly [start: number, end: number];
  readonly start?: number;
  readonly end?: number;
}

/** The offset in UTF-16 units. */
export const startOf = (node: Placed): number => node.start ?? node.range![0];
/** The exclusive end offset in UTF-16 units. */
export const endOf = (node: Placed): number => node.end ?? node.range![1];

export const isWithin = (inner: Placed, outer: Placed): boolean =>
  startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);
