/** Loops whose iterations create what they did not find: two at once would both find nothing, and create it twice. */
import { HOLDS_EACH_ONCE, isKeyOfRow, KEEPS_LENGTH, KEYS } from '../../catalogue/javascript/methods.ts';
import {
  argumentsOf,
  bindingIndexOf,
  calleeOf,
  type Expr,
  globalNameOf,
  isGlobal,
  isProp,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';
import type { AwaitGroup } from '../../facts/waiting.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import type { Wait } from './awaited-apis.ts';
import { originOf, originSeenWidely } from './collection-origins.ts';
import { pathFromElement } from './loop-elements.ts';
import { isOfOneStore } from './one-store.ts';
import { partsOf } from './shared-looks.ts';

/** The awaited calls of an iteration that look up something shared and create it if it is missing, here or below. */
export function callsForMissing(
  node: FunctionSymbol,
  group: AwaitGroup,
  waits: readonly (readonly [call: number, wait: Wait])[],
): ReadonlySet<number> {
  const own = new Set([...group.calls, ...(group.beside ?? [])]);
  const found = new Set<number>();
  for (const pair of pairsOf(node)) {
    const isOfGroup = pair.every((id) => own.has(id)) && isOfOneStore(node, ...callsOf(node, pair));
    if (isOfGroup && !asksForOwn(node, group, pair[0])) pair.forEach((id) => found.add(id));
  }
  for (const [id, { edges }] of waits) {
    const isMaking = edges.some(({ to }) => pairsOf(to).some((pair) => isOfOneStore(to, ...callsOf(to, pair))));
    if (isMaking && !asksForOwn(node, group, id)) found.add(id);
  }
  return found;
}

/** Does a call look up by a key that no two elements share: a row by its primary key, an element of a set by itself? */
function asksForOwn(node: FunctionSymbol, group: AwaitGroup, id: number): boolean {
  const { list } = group;
  if (!list) return false;
  const isSet = holdsEachOnce(node, list);
  if (!isSet && !walksAnswer(node, group)) return false;
  return node.facts.calls[id]!.args.flatMap(({ value }) => partsOf(node, value)).some((value) => {
    const path = pathFromElement(node, value, list);
    return path !== undefined && (path.length === 0 ? isSet : path.length === 1 && isKeyOfRow(path[0]!));
  });
}

/** `new Set(ids)`, `Object.keys(byId)`, `[...new Set(ids)]` */
function holdsEachOnce(node: FunctionSymbol, list: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const next = (inner: Expr) => holdsEachOnce(node, inner, depth + 1);
  switch (list[0]) {
    case 'var': {
      const { value } = node.sourceFile.facts.bindings[bindingIndexOf(list)]!;
      return value !== undefined && next(value);
    }
    case 'new':
      return isMadeBy(calleeOf(list));
    case 'call':
      return isGivenOnce(list[1], argumentsOf(list), next);
    default:
      return false;
  }
}

const isMadeBy = (callee: Expr): boolean => isGlobal(callee) && HOLDS_EACH_ONCE.has(globalNameOf(callee));

/** Keys of an object, and what goes through a collection of such elements. */
function isGivenOnce(callee: Expr, [first]: readonly Expr[], next: (expr: Expr) => boolean): boolean {
  if (!isProp(callee)) return false;
  if (!isGlobal(objectOf(callee))) return KEEPS_LENGTH.has(propertyOf(callee)) && next(objectOf(callee));
  return propertyOf(callee) === KEYS || (first !== undefined && next(first));
}

const MAX_DEPTH = 4;

/** Rows of a query are distinct: no two iterations look up the same one. */
export const walksRows = (node: FunctionSymbol, { list }: AwaitGroup): boolean =>
  list !== undefined && originOf(node, list) === 'database';

/** The same holds for the results of an unknown client. */
export function walksAnswer(node: FunctionSymbol, { list }: AwaitGroup): boolean {
  const origin = list && originSeenWidely(node, list);
  return origin === 'database' || origin === 'unknown';
}

const callsOf = ({ facts }: FunctionSymbol, [look, make]: readonly [number, number]) =>
  [facts.calls[look]!, facts.calls[make]!] as const;

const pairsOf = ({ facts }: FunctionSymbol) => facts.madeWhereMissing ?? [];
