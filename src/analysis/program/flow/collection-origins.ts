/** Where a collection comes from: from outside, as long as others make it, or from this code. */
import { GATHERS, KEEPS_LENGTH, LISTS_FOLDER } from '../../catalogue/javascript/methods.ts';
import { isListing, PAGE_SIZES, PAGE_STARTS } from '../../catalogue/waits.ts';
import { isCut } from '../../catalogue/ordering.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { functionsAround } from '../graph/enclosing.ts';
import { callAt, callOf, isAt } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { calledName } from './look-ups.ts';
import { behind, waitBehind, type WaitKind } from './awaited-apis.ts';
import {
  argumentsOf,
  baseOf,
  bindingIndexOf,
  calleeOf,
  choicesOf,
  type Expr,
  isGlobal,
  isGlobalNamed,
  isNumberLiteral,
  isObject,
  isProp,
  nameOf,
  objectIndexOf,
  objectOf,
} from '../../facts/expr.ts';

const MAX_DEPTH = 12;

/** Who makes a collection: a request, a text or a directory that was read, or whatever gave it after a wait. */
export type Origin = 'request' | 'text' | 'listing' | WaitKind;

/** Is the length of a collection up to others, and does nothing on its path cut it? */
export const comesFromOutside = (node: FunctionSymbol, expr: Expr): boolean => originOf(node, expr) !== undefined;

/** As far as callers tell, and what is awaited of clients that no table lists. */
export const originSeenWidely = (node: FunctionSymbol, expr: Expr): Origin | undefined =>
  originOf(node, expr, { depth: 0, isWide: true });

interface Search {
  readonly depth: number;
  readonly isWide?: true;
}

/** @returns undefined where the code makes it itself, or where its parameter does not tell who does */
export function originOf(node: FunctionSymbol, expr: Expr, search: Search = { depth: 0 }): Origin | undefined {
  if (search.depth > MAX_DEPTH) return undefined;
  const next = (inner: Expr) => originOf(node, inner, farther(search));
  switch (expr[0]) {
    case 'var':
      return originOfVariable(node, bindingIndexOf(expr), search);
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
      const owner = search.isWide ? [node, ...functionsAround(node)].find((each) => callOf(each, callee)) : node;
      return owner && originOfCall(owner, callee, search);
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

const farther = (search: Search, steps = 1): Search => ({ ...search, depth: search.depth + steps });

function originOfCall(node: FunctionSymbol, callee: Expr, { isWide }: Search): Origin | undefined {
  const call = callOf(node, callee);
  if (!call) return undefined;
  if (listsSomething(node, call)) return 'listing';
  if (isWide && asksForPage(node, call)) return undefined;
  if (isWide && LISTS_FOLDER.has(calledName(node, callee))) return 'listing';
  return (waitBehind(node, call) ?? (isWide && call.awaited ? behind(node, call).wait : undefined))?.kind;
}

/** `{ offset, limit }`, `{ take: 20 }`: as many as one page holds. */
const asksForPage = ({ sourceFile: { facts } }: FunctionSymbol, { args }: CallFacts): boolean =>
  args.some(
    ({ value }) =>
      isObject(value) &&
      facts.objects[objectIndexOf(value)]!.entries.some(
        ([key, given]) => PAGE_STARTS.has(key) || (PAGE_SIZES.has(key) && isNumberLiteral(given)),
      ),
  );

function originOfVariable(node: FunctionSymbol, id: number, search: Search): Origin | undefined {
  const { name, param, value } = node.sourceFile.facts.bindings[id]!;
  if (isCut(name)) return undefined;
  const owner = param && node.sourceFile.nodes[param[0]]!;
  if (owner?.entryPoints.some(({ context }) => context === 'request')) return 'request';
  if (owner && search.isWide) return originByCallers(owner, param[1], search);
  return value && originOf(node, value, farther(search));
}

/** Each caller that is followed leaves less to look at. */
const STEPS_OF_CALLER = 4;

/** What those give who call the function: the first whose collection is up to others. */
function originByCallers(fn: FunctionSymbol, index: number, search: Search): Origin | undefined {
  for (const { kind, from, span } of fn.in) {
    if (kind !== 'call' || from === fn || from.sourceFile.role !== 'source') continue;
    const given = callAt(from, span)?.args[index]?.value;
    const origin = given && originOf(from, given, farther(search, STEPS_OF_CALLER));
    if (origin) return origin;
  }
  return undefined;
}

const listsSomething = ({ apiCalls }: FunctionSymbol, call: CallFacts): boolean =>
  apiCalls.some((api) => isAt(api.call.span, call) && isListing(api.module));
