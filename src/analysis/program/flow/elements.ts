/** What belongs to one element of a collection that is iterated. */
import { elementParametersOf } from '../../catalogue/costs/index.ts';
import type { SourceFile } from '../graph/graph.ts';
import {
  argumentsOf,
  baseOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  collectionOf,
  type Expr,
  isCall,
  isLiteral,
  isProp,
  isPropNamed,
  isVar,
  itemsOf,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';

const MAX_DEPTH = 4;
const MAX_NESTING = 12;

/** `order.lines` of each of the orders, the words of each line, and what is looked up by an element. */
export function isOfElement(sourceFile: SourceFile, expr: Expr | undefined, depth = 0): boolean {
  if (!expr || depth > MAX_DEPTH) return false;
  const next = (inner: Expr | undefined) => isOfElement(sourceFile, inner, depth + 1);
  switch (expr[0]) {
    case 'elem':
      return true;
    case 'await': {
      // What is asked for is no lookup in a table: it belongs to what it is asked by.
      const asked = baseOf(expr);
      return isCall(asked) && isLookup(asked) ? argumentsOf(asked).some(next) : next(asked);
    }
    case 'prop':
    case 'as':
      return next(baseOf(expr));
    case 'or':
      return choicesOf(expr).some(next);
    case 'list':
      return itemsOf(expr).some(next);
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

/** How many lists stand inside one another: 1 for `order.lines` of each order, 2 for the words of each line. */
export function nestingOf(sourceFile: SourceFile, expr: Expr | undefined, depth = 0): number {
  if (!expr || depth > MAX_NESTING) return 0;
  const next = (inner: Expr | undefined) => nestingOf(sourceFile, inner, depth + 1);
  switch (expr[0]) {
    case 'elem':
      return 1 + next(collectionOf(expr));
    case 'prop':
    case 'as':
    case 'await':
      return next(baseOf(expr));
    case 'or':
      return Math.max(0, ...choicesOf(expr).map(next));
    case 'call':
    case 'new':
      return Math.max(next(calleeOf(expr)), ...argumentsOf(expr).map(next));
    case 'var':
      return next(sourceFile.facts.bindings[bindingIndexOf(expr)]!.value);
    default:
      return 0;
  }
}

/** `groups.get(key)`: one of the values of a table. */
function isLookup(expr: Expr): boolean {
  if (!isCall(expr)) return false;
  const [key, ...others] = argumentsOf(expr);
  return isPropNamed(calleeOf(expr), 'get') && key !== undefined && others.length === 0 && !isLiteral(key);
}

/** A caller of the function passes it one key, and iterates over the whole value. */
function isLookupByOwnKey(sourceFile: SourceFile, expr: Expr): boolean {
  const key = isCall(expr) && isLookup(expr) ? argumentsOf(expr)[0] : undefined;
  return key !== undefined && !(isVar(key) && sourceFile.facts.bindings[bindingIndexOf(key)]!.param !== undefined);
}

/** Is it a parameter of a callback that runs once for each element? */
function getsElements(sourceFile: SourceFile, [fn, index]: readonly [fn: number, index: number]): boolean {
  const [callee, argument] = sourceFile.facts.functions[fn]!.handedTo ?? [];
  if (!isProp(callee)) return false;
  // The collection is an earlier argument of the helper: `Array.from(rows, …)`, `_.map(rows, …)`.
  return argument !== undefined && argument <= 1 && elementParametersOf(propertyOf(callee)).includes(index);
}
