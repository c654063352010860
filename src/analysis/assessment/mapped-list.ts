/** The call of `map` behind a list of promises: `Promise.all(keys.map(async (key) => { … }))`. */
import { callOf, type FunctionSymbol } from '../program/index.ts';
import type { Expr } from '../facts/expr.ts';

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
