/** Where a collection comes from: from outside, where others decide its length, or from this code. */
import { GATHERS, KEEPS_LENGTH, LISTS_FOLDER } from '../../catalogue/javascript/methods.ts';
import { isListing, isRange, PAGE_SIZES, PAGE_STARTS } from '../../catalogue/waits.ts';
import { isCut } from '../../catalogue/ordering.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { functionsAround } from '../graph/enclosing.ts';
import { callAt, callBehind, callOf, isAt } from '../graph/find-calls.ts';
import type { FunctionSymbol, SourceFile } from '../graph/graph.ts';
import { inCallersTerms } from './callers-terms.ts';
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
  isThis,
  isVar,
  nameOf,
  objectIndexOf,
  objectOf,
  propertyOf,
  thisKindOf,
  thisOwnerOf,
} from '../../facts/expr.ts';

const MAX_DEPTH = 16;

/** The origin of a collection: a request, a text or a directory that was read, or an awaited value. */
export type Origin = 'request' | 'text' | 'listing' | WaitKind;

/** Do others decide the length of a collection, and does nothing on its path limit it? */
export const comesFromOutside = (node: FunctionSymbol, expr: Expr): boolean => originOf(node, expr) !== undefined;

/** As far as callers show; includes awaited results of unknown clients. */
export const originSeenWidely = (node: FunctionSymbol, expr: Expr): Origin | undefined =>
  originOf(node, expr, { depth: 0, isWide: true });

interface Search {
  readonly depth: number;
  readonly isWide?: true;
}

/** @returns undefined if the code creates it itself, or if the origin of its parameter is unknown */
export function originOf(node: FunctionSymbol, expr: Expr, search: Search = { depth: 0 }): Origin | undefined {
  if (search.depth > MAX_DEPTH) return undefined;
  const next = (inner: Expr) => originOf(node, inner, farther(search));
  switch (expr[0]) {
    case 'var':
      return originOfVariable(node, bindingIndexOf(expr), search);
    case 'prop':
      return next(baseOf(expr)) ?? (search.isWide && originByOthers(node, expr, search));
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
      return owner && originOfCall(owner, expr, search);
    }
    default:
      return undefined;
  }
}

/** Does a built-in function return a collection whose length is decided outside? */
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

function originOfCall(
  node: FunctionSymbol,
  expr: Expr & readonly ['call', ...unknown[]],
  { isWide }: Search,
): Origin | undefined {
  const callee = calleeOf(expr);
  const call = callBehind(node, expr) ?? callOf(node, callee);
  if (!call) return undefined;
  if (listsSomething(node, call)) return 'listing';
  if (isWide && (asksForPage(node, call) || isRange(calledName(node, callee)))) return undefined;
  if (isWide && LISTS_FOLDER.has(calledName(node, callee))) return 'listing';
  if (isWide && !call.awaited && listsBelow(node, call)) return 'listing';
  return (waitBehind(node, call) ?? (isWide && call.awaited ? behind(node, call).wait : undefined))?.kind;
}

/** Does a function of the project go through folders, itself or in what it calls? */
const listsBelow = (node: FunctionSymbol, call: CallFacts, depth = 0): boolean =>
  node.out.some(
    ({ kind, span, to }) =>
      kind === 'call' &&
      isAt(span, call) &&
      to.facts.calls.some(
        (inner) =>
          LISTS_FOLDER.has(calledName(to, inner.callee)) || (depth < MOST_HELPERS && listsBelow(to, inner, depth + 1)),
      ),
  );

/** A helper of a helper. */
const MOST_HELPERS = 1;

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

/** Each caller that is followed reduces the number still to follow. */
const STEPS_OF_CALLER = 4;

/** The arguments of the callers: the first whose length others decide. */
const originByCallers = (fn: FunctionSymbol, index: number, search: Search): Origin | undefined =>
  firstOfCallers(fn, ({ args }, from) => {
    const given = args[index]?.value;
    return given && originOf(from, given, farther(search, STEPS_OF_CALLER));
  });

/** A property of a literal that callers pass, `load({ ids })`; and what a class stores in a field. */
function originByOthers(
  node: FunctionSymbol,
  expr: Expr & readonly ['prop', ...unknown[]],
  search: Search,
): Origin | undefined {
  const { sourceFile } = node;
  const owner = objectOf(expr);
  if (isThis(owner)) return thisKindOf(owner) === 'class' ? originOfField(sourceFile, owner, expr, search) : undefined;
  const param = isVar(owner) ? sourceFile.facts.bindings[bindingIndexOf(owner)]!.param : undefined;
  const to = param && sourceFile.nodes[param[0]]!;
  return (
    to &&
    firstOfCallers(to, ({ args }, from) => {
      const there = inCallersTerms({ from: from.sourceFile, to, values: args.map(({ value }) => value) }, expr);
      return there && originOf(from, there, farther(search, STEPS_OF_CALLER));
    })
  );
}

function originOfField(
  { facts, nodes }: SourceFile,
  owner: Expr & readonly ['this', ...unknown[]],
  field: Expr & readonly ['prop', ...unknown[]],
  search: Search,
): Origin | undefined {
  const { members } = facts.classes[thisOwnerOf(owner)]!;
  const methods = members.flatMap(({ fn }) => (fn === undefined ? [] : [nodes[fn]!]));
  for (const { name, value } of members) {
    if (name !== propertyOf(field) || !value) continue;
    for (const method of methods) {
      const origin = originOf(method, value, farther(search, STEPS_OF_CALLER));
      if (origin) return origin;
    }
  }
  return undefined;
}

function firstOfCallers(
  fn: FunctionSymbol,
  originAt: (call: CallFacts, from: FunctionSymbol) => Origin | undefined,
): Origin | undefined {
  for (const { kind, from, span } of fn.in) {
    if (kind !== 'call' || from === fn || from.sourceFile.role !== 'source') continue;
    const call = callAt(from, span);
    const origin = call && originAt(call, from);
    if (origin) return origin;
  }
  return undefined;
}

const listsSomething = ({ apiCalls }: FunctionSymbol, call: CallFacts): boolean =>
  apiCalls.some((api) => isAt(api.call.span, call) && isListing(api.module));
