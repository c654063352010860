/** What belongs to one iteration of a loop: its element, and values made from it. */
import {
  argumentsOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  collectionOf,
  type Expr,
  isCall,
  isChoice,
  isEachElem,
  isElem,
  isNew,
  isObject,
  isProp,
  isVar,
  objectIndexOf,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';
import { isSame } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';

const MAX_DEPTH = 5;

/** Is a value an element of the collection, one that is looked up by a changing key, or made from one? */
export function isMadeOfElement(node: FunctionSymbol, expr: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const next = (inner: Expr) => isMadeOfElement(node, inner, depth + 1);
  const { bindings, objects } = node.sourceFile.facts;
  if (isVar(expr)) {
    const { value } = bindings[bindingIndexOf(expr)]!;
    return value !== undefined && next(value);
  }
  if (isElem(expr)) return true;
  if (isCall(expr) || isNew(expr)) return [calleeOf(expr), ...argumentsOf(expr)].some(next);
  if (isObject(expr)) return objects[objectIndexOf(expr)]!.entries.some(([, value]) => next(value));
  if (isChoice(expr)) return choicesOf(expr).some(next);
  return (isProp(expr) && next(objectOf(expr))) || (expr[0] === 'await' && next(expr[1]));
}

/**
 * The properties by which a value is reached from the element; none for the element itself.
 *
 * @param list the list whose elements a counting loop takes
 * @returns undefined if it is no part of an element
 */
export function pathFromElement(node: FunctionSymbol, expr: Expr, list?: Expr): readonly string[] | undefined {
  if (isElem(expr)) return isEachElem(expr) || isSame(collectionOf(expr), list) ? [] : undefined;
  if (isVar(expr)) {
    const { value } = node.sourceFile.facts.bindings[bindingIndexOf(expr)]!;
    return value && !isVar(value) ? pathFromElement(node, value, list) : undefined;
  }
  const above = isProp(expr) ? pathFromElement(node, objectOf(expr), list) : undefined;
  return above && isProp(expr) ? [...above, propertyOf(expr)] : undefined;
}
