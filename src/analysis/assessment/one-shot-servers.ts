/** Servers that answer once: the handler closes them, for example when a command waits for a log-in. */
import { closesServer, makesServer } from '../catalogue/contexts/servers.ts';
import { type FunctionSymbol, isAround } from '../program/index.ts';
import {
  awaitedOf,
  bindingIndexOf,
  type Expr,
  isAwait,
  isCall,
  isProp,
  isVar,
  objectOf,
  propertyOf,
} from '../facts/expr.ts';

/** Does a handler close the server that calls it, itself or in a nested function? */
export const closesItsServer = (handler: FunctionSymbol): boolean =>
  handler.sourceFile.nodes.some(
    (node) =>
      isAround(handler, node) &&
      node.facts.calls.some(
        ({ callee }) => isProp(callee) && closesServer(propertyOf(callee)) && isServer(node, objectOf(callee)),
      ),
  );

/** `http.createServer()` or `app.listen()`, in a variable. */
function isServer({ sourceFile }: FunctionSymbol, expr: Expr): boolean {
  const value = isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]!.value : undefined;
  const made = isAwait(value) ? awaitedOf(value) : value;
  if (!isCall(made)) return false;
  const [, callee] = made;
  return makesServer(
    isProp(callee) ? propertyOf(callee) : isVar(callee) ? sourceFile.facts.bindings[bindingIndexOf(callee)]!.name : '',
  );
}
