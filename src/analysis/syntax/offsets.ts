/** Where nodes begin and end: parsers write it down differently. */

/** A node of any parser, or a comment: typescript-eslint gives a range, oxc gives its ends. */
export interface Placed {
  readonly range?: readonly [start: number, end: number];
  readonly start?: number;
  readonly end?: number;
}

/** Offset in UTF-16 units. */
export const startOf = (node: Placed): number => node.start ?? node.range![0];
/** Offset in UTF-16 units; exclusive. */
export const endOf = (node: Placed): number => node.end ?? node.range![1];

export const isWithin = (inner: Placed, outer: Placed): boolean =>
  startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);
