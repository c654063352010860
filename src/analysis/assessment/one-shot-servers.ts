/** Servers that answer once: what answers closes them, as where a command waits for somebody to log in. */
import { type FunctionSymbol, isAround } from '../program/index.ts';
import type { Expr } from '../facts/expr.ts';

/** Does a handler close the server that calls it, itself or in a function that stands in it? */
export const closesItsServer = (handler: FunctionSymbol): boolean =>
  handler.sourceFile.nodes.some(
    (node) =>
      isAround(handler, node) &&
      node.facts.calls.some(
        ({ callee }) => callee[0] === 'prop' && CLOSES.test(callee[2]) && isServer(node, callee[1]),
      ),
  );

const CLOSES = /^(close|stop|destroy)$/;
const MAKES_SERVER = /^(create(Secure)?Server|listen|serve)$/;

/** `http.createServer()` or `app.listen()`, in a variable. */
function isServer({ sourceFile }: FunctionSymbol, expr: Expr): boolean {
  const value = expr[0] === 'var' ? sourceFile.facts.bindings[expr[1]]!.value : undefined;
  const made = value?.[0] === 'await' ? value[1] : value;
  if (made?.[0] !== 'call') return false;
  const [, callee] = made;
  return MAKES_SERVER.test(
    callee[0] === 'prop' ? callee[2] : callee[0] === 'var' ? sourceFile.facts.bindings[callee[1]]!.name : '',
  );
}
