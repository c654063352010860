/** Converts offsets to lines and columns. */
import type { Span } from '../findings.ts';

/** The start offsets of all lines of a text, for {@link spanOf}. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** @returns the zero-based line that contains the offset */
function lineOf(starts: readonly number[], offset: number, from = 0): number {
  let low = from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The span of the UTF-16 offsets `start` to `end`. */
export function spanOf(starts: readonly number[], start: number, end: number): Span {
  const first = lineOf(starts, start);
  const last = end < starts[first + 1]! ? first : lineOf(starts, end, first);
  // An array literal, since a spread array would reserve extra capacity, and there are many spans.
  return [first + 1, start - starts[first]! + 1, last + 1, end - starts[last]! + 1];
}
