/** Which calls of a function return the promises that it awaits, returns, or drops. */
import { CONTINUES } from '../../catalogue/javascript/methods.ts';
import { baseOf, calleeOf, choicesOf, type Expr, isCall, isProp, objectOf, propertyOf } from '../../facts/expr.ts';
import type { CallFacts, FunctionFacts } from '../../facts/facts.ts';
import { isSame } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';

/** The calls that a function awaits or returns: of `load(x).then(…)` the first. */
export const promisesOf = ({ facts }: FunctionSymbol): readonly CallFacts[] =>
  callsOf(facts, [
    ...facts.calls.filter(({ awaited }) => awaited).map(({ callee }) => callee),
    ...(facts.returns ?? []).flatMap((value) => calleesIn(value)),
  ]);

/** The calls whose results are ignored: `send(x);`, of `send(x).catch(log);` the first. */
export const startedBy = ({ facts }: FunctionSymbol): readonly CallFacts[] =>
  callsOf(
    facts,
    facts.calls.filter(({ unused }) => unused).map(({ callee }) => callee),
  ).filter(({ awaited }) => !awaited);

function callsOf({ calls }: FunctionFacts, callees: readonly Expr[]): readonly CallFacts[] {
  const given = callees.map(firstOf);
  return calls.filter(
    ({ callee, kind }) => kind === 'call' && given.some((each) => each === callee || isSame(each, callee)),
  );
}

const calleesIn = (value: Expr): readonly Expr[] => {
  switch (value[0]) {
    case 'call':
      return [calleeOf(value)];
    case 'await':
    case 'as':
      return calleesIn(baseOf(value));
    case 'or':
      return choicesOf(value).flatMap(calleesIn);
    default:
      return [];
  }
};

const firstOf = (callee: Expr): Expr => {
  const continued = isProp(callee) && CONTINUES.has(propertyOf(callee)) ? objectOf(callee) : undefined;
  return isCall(continued) ? firstOf(calleeOf(continued)) : callee;
};
