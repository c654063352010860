/**
 * Does a loop that awaits let other work run? It does not if all that it awaits are functions of the project that never
 * wait.
 */
import { bindingIndexOf, choicesOf, type Expr } from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { Loop, Work } from '../../facts/work.ts';
import type { FunctionSymbol } from '../graph/graph.ts';

export function letsOthersIn(node: FunctionSymbol, { yields, work }: Loop): boolean {
  if (!yields) return false;
  const awaited = [...callsIn(work)].map((index) => node.facts.calls[index]!).filter((call) => call.awaited);
  return awaited.length === 0 || !awaited.every((call) => neverWaits(node, call));
}

function* callsIn({ calls = [], loops = [] }: Work): Generator<number> {
  yield* calls;
  for (const loop of loops) yield* callsIn(loop.work);
}

function neverWaits(node: FunctionSymbol, call: CallFacts): boolean {
  const edges = node.out.filter(({ span, kind }) => span === call.span && kind === 'call');
  return (
    edges.length > 0 &&
    edges.every(({ to, possible }) => !possible && to.facts.async === true && !to.facts.awaits && givesValues(to))
  );
}

/** It does not return a promise from elsewhere. */
const givesValues = ({ sourceFile, facts }: FunctionSymbol): boolean =>
  (facts.returns ?? []).every((expr) => isValue(expr, (index) => sourceFile.facts.bindings[index]!.value));

/** After this many variables it may be anything. */
const MAX_VARIABLES = 3;

function isValue(expr: Expr, valueOf: (binding: number) => Expr | undefined, variables = 0): boolean {
  switch (expr[0]) {
    case 'call':
    case 'new':
    case 'fn':
      return false;
    case 'or':
      return choicesOf(expr).every((choice) => isValue(choice, valueOf, variables));
    case 'var': {
      const value = valueOf(bindingIndexOf(expr));
      return value === undefined || (variables < MAX_VARIABLES && isValue(value, valueOf, variables + 1));
    }
    default:
      return true;
  }
}
