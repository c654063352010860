/** Whether a call only looks at something, as the names in it and the statement that it is given say. */
import { changesThings, onlyLooks } from '../../catalogue/ordering.ts';
import { changesRows } from '../../catalogue/statements.ts';
import {
  bindingIndexOf,
  calleeOf,
  type Expr,
  isCall,
  isProp,
  isTextLiteral,
  isTextStart,
  isVar,
  literalOf,
  nameOf,
  objectOf,
  textPartOf,
} from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { FunctionSymbol } from '../graph/graph.ts';

/** The last name of what is called, a variable's own too. */
export const calledName = ({ sourceFile }: FunctionSymbol, callee: Expr): string =>
  isVar(callee) ? sourceFile.facts.bindings[bindingIndexOf(callee)]!.name : nameOf(callee);

/** `query`, `where` and `first` of `users.query().where(…).first(…)`. */
function* namesAlong(node: FunctionSymbol, callee: Expr): Generator<string> {
  yield calledName(node, callee);
  const receiver = isProp(callee) ? objectOf(callee) : undefined;
  if (isCall(receiver)) yield* namesAlong(node, calleeOf(receiver));
}

/** Does a call leave everything as it was? */
export function looksOnly(node: FunctionSymbol, { callee, args }: CallFacts): boolean {
  const names = [...namesAlong(node, callee)];
  return names.some(onlyLooks) && !names.some(changesThings) && !args.some(({ value }) => changesRows(textOf(value)));
}

const textOf = (value: Expr): string =>
  isTextLiteral(value) ? literalOf(value) : isTextStart(value) ? textPartOf(value) : '';
