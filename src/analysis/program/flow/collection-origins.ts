/** Where a collection comes from: from outside, as long as others make it, or from this code. */
import { GATHERS, KEEPS_LENGTH } from '../../catalogue/javascript/methods.ts';
import { isListing } from '../../catalogue/waits.ts';
import { isCut } from '../../catalogue/ordering.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { callOf, isAt } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { waitBehind } from './awaited-apis.ts';
import {
  argumentsOf,
  baseOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  type Expr,
  isGlobal,
  isGlobalNamed,
  isProp,
  nameOf,
  objectOf,
} from '../../facts/expr.ts';

const MAX_DEPTH = 12;

/**
 * @returns true where the length is up to a request, a directory, a file, a query or a server, and nothing on the way
 * cuts it
 */
export function comesFromOutside(node: FunctionSymbol, expr: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const next = (inner: Expr) => comesFromOutside(node, inner, depth + 1);
  switch (expr[0]) {
    case 'var':
      return variableComesFromOutside(node, bindingIndexOf(expr), depth);
    case 'prop':
    case 'elem':
    case 'await':
    case 'as':
      return next(baseOf(expr));
    case 'new':
      return isGlobal(calleeOf(expr)) && argumentsOf(expr).length > 0 && next(argumentsOf(expr)[0]!);
    case 'or':
      return choicesOf(expr).some(next);
    case 'call': {
      const [, callee, args] = expr;
      const receiver = isProp(callee) ? objectOf(callee) : undefined;
      if (isGlobal(receiver)) return givesOutside(receiver, nameOf(callee), args, next);
      if (receiver && KEEPS_LENGTH.has(nameOf(callee)) && next(receiver)) return true;
      const call = callOf(node, callee);
      return call !== undefined && (listsSomething(node, call) || waitBehind(node, call) !== undefined);
    }
    default:
      return false;
  }
}

/** Does a function of the language give a collection whose length is up to something outside? */
function givesOutside(receiver: Expr, name: string, [first]: readonly Expr[], next: (expr: Expr) => boolean): boolean {
  if (isGlobalNamed(receiver, 'JSON') && name === 'parse') return true;
  if (first === undefined) return false;
  // One result for each promise of the list.
  if (isGlobalNamed(receiver, 'Promise') && GATHERS.has(name)) return next(first);
  const isOfCollections = isGlobalNamed(receiver, 'Object') || isGlobalNamed(receiver, 'Array');
  return isOfCollections && KEEPS_LENGTH.has(name) && next(first);
}

function variableComesFromOutside(node: FunctionSymbol, id: number, depth: number): boolean {
  const { name, param, value } = node.sourceFile.facts.bindings[id]!;
  if (isCut(name)) return false;
  if (param && node.sourceFile.nodes[param[0]]!.entryPoints.some(({ context }) => context === 'request')) return true;
  return value !== undefined && comesFromOutside(node, value, depth + 1);
}

const listsSomething = ({ apiCalls }: FunctionSymbol, call: CallFacts): boolean =>
  apiCalls.some((api) => isAt(api.call.span, call) && isListing(api.module));
