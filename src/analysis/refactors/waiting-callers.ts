/** Counts who else has to wait where a function becomes async. */
import { type FunctionSymbol, isAround } from '../program/index.ts';

/**
 * The number of direct and indirect callers that have to await it. Functions around it do not count: if there are no
 * others, awaiting the twin is enough.
 */
export function callersOf(start: FunctionSymbol): number {
  const waiting = new Set([start]);
  const callers = new Set<FunctionSymbol>();
  // The set grows during the iteration.
  for (const node of waiting) {
    if (node.facts.async) continue;
    for (const { kind, from } of node.in) {
      if (kind === 'then' || kind === 'later') continue;
      if (!isAround(from, start)) callers.add(from);
      waiting.add(from);
    }
  }
  return callers.size;
}

/** `its caller`, `its 3 callers`. */
export const callersInWords = (callers: number): string => (callers === 1 ? 'its caller' : `its ${callers} callers`);
