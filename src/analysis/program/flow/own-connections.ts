/** Connections that a function makes for its own use: two calls of it do not wait for each other. */
import { makesSingle } from '../../catalogue/ordering.ts';
import { bindingIndexOf, calleeOf, type Expr, isNew, isProp, isVar, objectOf } from '../../facts/expr.ts';
import { functionsAround, isAround } from '../graph/enclosing.ts';
import { isSame } from '../graph/find-calls.ts';
import type { ApiCall, Edge, FunctionSymbol } from '../graph/graph.ts';
import { calledName } from './look-ups.ts';

/** Does a function make the connection that it uses? */
export const makesOwn = (node: FunctionSymbol): boolean =>
  node.facts.calls.some(({ callee }) => makesSingle(calledName(node, callee)));

/**
 * `const connection = new Client();` in a function that the calls lead to: each of them has one of its own.
 *
 * @param edges the calls from the function that waits down to the one that uses the connection
 */
export function isMadeBelow({ node, call }: ApiCall, [first]: readonly Edge[]): boolean {
  if (makesOwn(node)) return true;
  const value = isProp(call.callee) ? valueOfRoot(node, objectOf(call.callee)) : undefined;
  if (!value || !isNew(value) || !first) return false;
  for (const at of [node, ...functionsAround(node)]) {
    if (isAround(at, first.from)) return false;
    if (at.facts.calls.some(({ kind, callee }) => kind === 'new' && isSame(callee, calleeOf(value)))) return true;
  }
  return false;
}

/** What the variable is initialised with that a chain of members begins with. */
function valueOfRoot({ sourceFile }: FunctionSymbol, expr: Expr): Expr | undefined {
  let at = expr;
  while (isProp(at)) at = objectOf(at);
  return isVar(at) ? sourceFile.facts.bindings[bindingIndexOf(at)]!.value : undefined;
}
