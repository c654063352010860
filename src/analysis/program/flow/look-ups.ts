/** Whether a call only reads something, judging by its names and the statement passed to it. */
import { changesThings, onlyLooks } from '../../catalogue/ordering.ts';
import { changesRows } from '../../catalogue/statements.ts';
import { changesElsewhere } from '../../catalogue/waits.ts';
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
export function* namesAlong(node: FunctionSymbol, callee: Expr): Generator<string> {
  yield calledName(node, callee);
  const receiver = isProp(callee) ? objectOf(callee) : undefined;
  if (isCall(receiver)) yield* namesAlong(node, calleeOf(receiver));
}

/** Does a call change nothing? */
export function looksOnly(node: FunctionSymbol, { callee, args }: CallFacts): boolean {
  const names = [...namesAlong(node, callee)];
  return names.some(onlyLooks) && !names.some(changesThings) && !args.some(({ value }) => changesRows(textOf(value)));
}

const textOf = (value: Expr): string =>
  isTextLiteral(value) ? literalOf(value) : isTextStart(value) ? textPartOf(value) : '';

/** Does a call say that it changes something: by a name along its chain, or by the statement that it is given? */
export const changesSomething = (node: FunctionSymbol, { callee, args }: CallFacts): boolean =>
  [...namesAlong(node, callee)].some((name) => changesThings(name) || changesElsewhere(name)) ||
  args.some(({ value }) => changesRows(textOf(value)));
