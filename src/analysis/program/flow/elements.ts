/** What belongs to one element of something that is gone over. */
import { elementParametersOf } from '../../catalogue/costs/index.ts';
import type { SourceFile } from '../graph/graph.ts';
import {
  argumentsOf,
  baseOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  type Expr,
  isCall,
  isLiteral,
  isProp,
  isPropNamed,
  isVar,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';

const MAX_DEPTH = 4;

/** `order.lines` of each of the orders, the words of each line, and what is looked up by an element. */
export function isOfElement(sourceFile: SourceFile, expr: Expr | undefined, depth = 0): boolean {
  if (!expr || depth > MAX_DEPTH) return false;
  const next = (inner: Expr | undefined) => isOfElement(sourceFile, inner, depth + 1);
  switch (expr[0]) {
    case 'elem':
      return true;
    case 'await':
      // What is asked for is no lookup in a table.
      return !isLookup(baseOf(expr)) && next(baseOf(expr));
    case 'prop':
    case 'as':
      return next(baseOf(expr));
    case 'or':
      return choicesOf(expr).some(next);
    case 'call':
    case 'new': {
      const callee = calleeOf(expr);
      return (
        (isProp(callee) && next(objectOf(callee))) || argumentsOf(expr).some(next) || isLookupByOwnKey(sourceFile, expr)
      );
    }
    case 'var': {
      const { param, value } = sourceFile.facts.bindings[bindingIndexOf(expr)]!;
      return (param !== undefined && getsElements(sourceFile, param)) || next(value);
    }
    default:
      return false;
  }
}

/** `groups.get(key)`: one of the values of a table. */
function isLookup(expr: Expr): boolean {
  if (!isCall(expr)) return false;
  const [key, ...others] = argumentsOf(expr);
  return isPropNamed(calleeOf(expr), 'get') && key !== undefined && others.length === 0 && !isLiteral(key);
}

/** Whoever calls the function gives it one key: what is found there is gone over as a whole. */
function isLookupByOwnKey(sourceFile: SourceFile, expr: Expr): boolean {
  const key = isCall(expr) && isLookup(expr) ? argumentsOf(expr)[0] : undefined;
  return key !== undefined && !(isVar(key) && sourceFile.facts.bindings[bindingIndexOf(key)]!.param !== undefined);
}

/** Is it a parameter of a callback that runs once for each element? */
function getsElements(sourceFile: SourceFile, [fn, index]: readonly [fn: number, index: number]): boolean {
  const [callee, argument] = sourceFile.facts.functions[fn]!.handedTo ?? [];
  if (!isProp(callee)) return false;
  // What a helper goes over is given to it before: `Array.from(rows, …)`, `_.map(rows, …)`.
  return argument !== undefined && argument <= 1 && elementParametersOf(propertyOf(callee)).includes(index);
}
