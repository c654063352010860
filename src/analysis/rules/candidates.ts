/** What rules look at, found once per file for as long as its links stay: most files hold nothing that concerns most rules. */
import type { Program } from '../engine/program/program.ts';
import type { FunctionNode, Unit } from '../engine/program/unit.ts';

export interface Candidate<T> {
  readonly node: FunctionNode;
  readonly found: T;
}

/**
 * @param find what of a function concerns the rule, judged by the function and its own calls alone
 * @returns all of it in a program, dependencies left out
 */
export function candidatesOf<T>(find: (node: FunctionNode) => readonly T[]): (program: Program) => Iterable<Candidate<T>> {
  const known = new WeakMap<Unit, { readonly links: number; readonly candidates: readonly Candidate<T>[] }>();
  const inUnit = (unit: Unit): readonly Candidate<T>[] => {
    const kept = known.get(unit);
    if (kept?.links === unit.links) return kept.candidates;
    const candidates = unit.nodes.flatMap((node) => find(node).map((found) => ({ node, found })));
    known.set(unit, { links: unit.links, candidates });
    return candidates;
  };
  return function* candidatesIn(program) {
    for (const unit of program.units) if (!unit.isDependency) yield* inUnit(unit);
  };
}
