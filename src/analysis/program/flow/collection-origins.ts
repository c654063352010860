/** Where a collection comes from: from outside, as long as others make it, or from this code. */
import { GATHERS, KEEPS_LENGTH } from '../../catalogue/javascript/methods.ts';
import { isListing } from '../../catalogue/waits.ts';
import { isCut } from '../../catalogue/ordering.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { callOf, isAt } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { waitBehind, type WaitKind } from './awaited-apis.ts';
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

/** Who makes a collection: a request, a text or a directory that was read, or whatever gave it after a wait. */
export type Origin = 'request' | 'text' | 'listing' | WaitKind;

/** Is the length of a collection up to others, and does nothing on its path cut it? */
export const comesFromOutside = (node: FunctionSymbol, expr: Expr): boolean => originOf(node, expr) !== undefined;

/** @returns undefined where the code makes it itself, or where its parameter does not tell who does */
export function originOf(node: FunctionSymbol, expr: Expr, depth = 0): Origin | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const next = (inner: Expr) => originOf(node, inner, depth + 1);
  switch (expr[0]) {
    case 'var':
      return originOfVariable(node, bindingIndexOf(expr), depth);
    case 'prop':
    case 'elem':
    case 'await':
    case 'as':
      return next(baseOf(expr));
    case 'new':
      return isGlobal(calleeOf(expr)) && argumentsOf(expr).length > 0 ? next(argumentsOf(expr)[0]!) : undefined;
    case 'or':
      return choicesOf(expr).map(next).find(Boolean);
    case 'call': {
      const [, callee, args] = expr;
      const receiver = isProp(callee) ? objectOf(callee) : undefined;
      if (isGlobal(receiver)) return givenByGlobal(receiver, nameOf(callee), args, next);
      const kept = receiver && KEEPS_LENGTH.has(nameOf(callee)) ? next(receiver) : undefined;
      if (kept) return kept;
      const call = callOf(node, callee);
      return call && (listsSomething(node, call) ? 'listing' : waitBehind(node, call)?.kind);
    }
    default:
      return undefined;
  }
}

/** Does a function of the language give a collection whose length is up to something outside? */
function givenByGlobal(
  receiver: Expr,
  name: string,
  [first]: readonly Expr[],
  next: (expr: Expr) => Origin | undefined,
): Origin | undefined {
  if (isGlobalNamed(receiver, 'JSON') && name === 'parse') return 'text';
  if (first === undefined) return undefined;
  // One result for each promise of the list.
  if (isGlobalNamed(receiver, 'Promise') && GATHERS.has(name)) return next(first);
  const isOfCollections = isGlobalNamed(receiver, 'Object') || isGlobalNamed(receiver, 'Array');
  return isOfCollections && KEEPS_LENGTH.has(name) ? next(first) : undefined;
}

function originOfVariable(node: FunctionSymbol, id: number, depth: number): Origin | undefined {
  const { name, param, value } = node.sourceFile.facts.bindings[id]!;
  if (isCut(name)) return undefined;
  if (param && node.sourceFile.nodes[param[0]]!.entryPoints.some(({ context }) => context === 'request'))
    return 'request';
  return value && originOf(node, value, depth + 1);
}

const listsSomething = ({ apiCalls }: FunctionSymbol, call: CallFacts): boolean =>
  apiCalls.some((api) => isAt(api.call.span, call) && isListing(api.module));
