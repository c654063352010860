/** What rules look at, found once per file for as long as its links stay: most files hold nothing that concerns most rules. */
import type { Program } from '../engine/program/program.ts';
import type { FunctionNode, Unit } from '../engine/program/unit.ts';

export interface Candidate<T> {
  readonly node: FunctionNode;
  readonly found: T;
}

interface Entry<T> {
  readonly unit: Unit;
  /** Of the unit, when it was looked at. */
  links: number;
  candidates: readonly Candidate<T>[];
}

interface Kept<T> {
  readonly era: number;
  readonly entries: readonly Entry<T>[];
  all: readonly Candidate<T>[];
}

/**
 * @param find what of a function concerns the rule, judged by the function and its own calls alone
 * @returns all of it in a program, dependencies left out
 */
export function candidatesOf<T>(find: (node: FunctionNode) => readonly T[]): (program: Program) => readonly Candidate<T>[] {
  const known = new WeakMap<Program, Kept<T>>();
  const inUnit = (unit: Unit) => unit.nodes.flatMap((node) => find(node).map((found) => ({ node, found })));
  return (program) => {
    let kept = known.get(program);
    if (kept?.era !== program.era) {
      const entries = [...program.units].filter(({ isDependency }) => !isDependency)
        .map((unit): Entry<T> => ({ unit, links: unit.links, candidates: inUnit(unit) }));
      kept = { era: program.era, entries, all: entries.flatMap(({ candidates }) => candidates) };
      known.set(program, kept);
    }
    let isChanged = false;
    for (const entry of kept.entries) {
      const { unit } = entry;
      if (entry.links === unit.links) continue;
      const candidates = inUnit(unit);
      isChanged ||= candidates.length > 0 || entry.candidates.length > 0;
      Object.assign(entry, { links: unit.links, candidates });
    }
    if (isChanged) kept.all = kept.entries.flatMap(({ candidates }) => candidates);
    return kept.all;
  };
}
