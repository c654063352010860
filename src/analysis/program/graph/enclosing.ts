/** The functions that contain a function. */
import type { FunctionSymbol } from './graph.ts';

/** Innermost first, without the module. */
export function* functionsAround({ sourceFile, facts }: FunctionSymbol): Iterable<FunctionSymbol> {
  for (let at = facts.parent; at > 0; at = sourceFile.nodes[at]!.facts.parent) yield sourceFile.nodes[at]!;
}

/** Is the inner function the outer one, or nested in it? */
export function isAround(outer: FunctionSymbol, inner: FunctionSymbol): boolean {
  if (outer.sourceFile !== inner.sourceFile) return false;
  for (let at = inner.id; at >= 0; at = outer.sourceFile.facts.functions[at]!.parent) if (at === outer.id) return true;
  return false;
}
