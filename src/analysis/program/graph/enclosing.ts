/** The functions that a function stands in. */
import type { FunctionNode } from './graph.ts';

/** The innermost first, without the module. */
export function* functionsAround({ unit, facts }: FunctionNode): Iterable<FunctionNode> {
  for (let at = facts.parent; at > 0; at = unit.nodes[at]!.facts.parent) yield unit.nodes[at]!;
}

/** Is a function one of those that the other stands in, itself included? */
export function isAround(outer: FunctionNode, inner: FunctionNode): boolean {
  if (outer.unit !== inner.unit) return false;
  for (let at = inner.id; at >= 0; at = outer.unit.facts.functions[at]!.parent) if (at === outer.id) return true;
  return false;
}
