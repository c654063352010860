/** All the ways in which a function is reached: the entry points that lead to it, not only the nearest. */
import type { EntryPoint, FunctionSymbol } from '../graph/graph.ts';

/** Functions on the way: what more lead to is no special case. */
const MAX_FUNCTIONS = 200;

/** @returns undefined where too many functions lead there */
export function entriesOf(node: FunctionSymbol): readonly EntryPoint[] | undefined {
  const seen = new Set([node]);
  const found: EntryPoint[] = [];
  // Grows while it is walked.
  for (const at of seen) {
    if (seen.size > MAX_FUNCTIONS) return undefined;
    for (let arrival = at.arrivals; arrival; arrival = arrival.next)
      if (arrival.entryPoint) found.push(arrival.entryPoint);
    for (const { kind, from } of at.in)
      if (kind !== 'guess' && kind !== 'later' && from.sourceFile.role !== 'test') seen.add(from);
  }
  return found;
}
