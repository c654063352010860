/** Offsets into lines and columns. */
import type { Span } from '../../findings.ts';

/** The starts of all lines of a text, for {@link spanOf}. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function position(starts: readonly number[], offset: number): [line: number, column: number] {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - starts[low]! + 1];
}

/** The span of the UTF-16 offsets `start` to `end`. */
export function spanOf(starts: readonly number[], start: number, end: number): Span {
  return [...position(starts, start), ...position(starts, end)];
}
