/** Functions that run inside one transaction: all their queries run one after another. */
import { receiverIn } from '../../facts/function-names.ts';
import { serializesCalls } from '../../catalogue/ordering.ts';
import { bindingIndexOf, type Expr, isVar } from '../../facts/expr.ts';
import { functionsAround } from '../graph/enclosing.ts';
import { isAt } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { namesAlong } from './look-ups.ts';

/** In a function that is passed to something that runs it in a transaction, or inside one. */
export const sharesTransaction = (node: FunctionSymbol): boolean =>
  [node, ...functionsAround(node)].some((each) => {
    const given = receiverIn(each.facts.name);
    return given !== undefined && (serializesCalls(given) || isHandedOver(each) || isHandedOn(each));
  });

const startsTransaction = (node: FunctionSymbol, callee: Expr): boolean =>
  [...namesAlong(node, callee)].some(serializesCalls);

/** `db.transaction().execute(work)`. */
function isHandedOver(callback: FunctionSymbol): boolean {
  const callee = callback.facts.handedTo?.[0];
  return callee !== undefined && startsTransaction(callback, callee);
}

/** Does a function of the project that receives it run it in one: `inTransaction(db, work)`? */
const isHandedOn = (callback: FunctionSymbol): boolean =>
  callback.in.some(({ from, span }) =>
    from.out.some((edge) => edge.kind === 'call' && isAt(edge.span, { span }) && runsWhatIsGiven(edge.to)),
  );

/** Its parameter is passed to what starts a transaction, or called in a function that is. */
const runsWhatIsGiven = (fn: FunctionSymbol): boolean =>
  fn.facts.calls.some(
    ({ callee, args }) => args.some(({ value }) => isParameterOf(fn, value)) && startsTransaction(fn, callee),
  ) ||
  fn.sourceFile.nodes.some(
    (inner) =>
      inner.facts.parent === fn.id &&
      isHandedOver(inner) &&
      inner.facts.calls.some(({ callee }) => isParameterOf(fn, callee)),
  );

const isParameterOf = ({ id, sourceFile }: FunctionSymbol, expr: Expr): boolean =>
  isVar(expr) && sourceFile.facts.bindings[bindingIndexOf(expr)]!.param?.[0] === id;
