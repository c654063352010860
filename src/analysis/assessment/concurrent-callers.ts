/**
 * Async functions that run once per element of a list, all at once: what blocks in one of them holds up the others,
 * whoever else waits.
 */
import { callOf, type Edge, type FunctionSymbol, isAt } from '../program/index.ts';
import { gathers } from '../catalogue/waits.ts';
import type { Expr } from '../facts/expr.ts';

/** `Promise.all(keys.map(async (key) => { … }))`. */
export const runsSideBySide = (node: FunctionSymbol): boolean =>
  Boolean(node.facts.async && node.facts.awaits) &&
  node.in.some((edge) => edge.kind === 'callback' && isGathered(edge));

const isGathered = ({ from, span }: Edge): boolean =>
  from.apiCalls.some(({ module, path, call }) => {
    if (!gathers(module, path)) return false;
    const map = call.args[0] && mapOf(from, call.args[0].value);
    return map !== undefined && isAt(span, map);
  });

/** @returns the call of `map` that an expression of a function stands for */
export function mapOf(node: FunctionSymbol, list: Expr): ReturnType<typeof callOf> {
  switch (list[0]) {
    case 'as':
      return mapOf(node, list[1]);
    case 'var': {
      const value = node.sourceFile.facts.bindings[list[1]]?.value;
      return value?.[0] === 'call' ? mapOf(node, value) : undefined;
    }
    case 'call':
      return list[1][0] === 'prop' && list[1][2] === 'map' ? callOf(node, list[1]) : undefined;
    default:
      return undefined;
  }
}
