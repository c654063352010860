/** Whether iterations of a loop first read what the others change: a row that all of them read and write again. */
import {
  argumentsOf,
  bindingIndexOf,
  calleeOf,
  type Expr,
  isCall,
  isList,
  isObject,
  isProp,
  isVar,
  itemsOf,
  objectIndexOf,
  objectOf,
} from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import { callAt, isSame } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import type { Wait } from './awaited-apis.ts';
import { parameterBehind } from './callers-terms.ts';
import { originOf } from './collection-origins.ts';
import { isMadeOfElement } from './loop-elements.ts';
import { changesSomething, looksOnly } from './look-ups.ts';
import { isOfOneStore } from './one-store.ts';
import { promisesOf } from './promised-calls.ts';

/**
 * Does an iteration look something up and change something afterwards, with arguments that are the same in all
 * iterations? What belongs to the element belongs to the iteration alone.
 */
export function looksAtShared(node: FunctionSymbol, call: CallFacts, { edges }: Wait): boolean {
  let own = placesWhere(call, (value) => isMadeOfElement(node, value));
  for (const [depth, { from, to, span }] of edges.entries()) {
    const handed = own;
    const given = depth > 0 ? callAt(from, span) : undefined;
    if (given) own = placesWhere(given, (value) => isGivenAt(from, value, handed));
    if (looksBeforeChange(to).some((look) => !valuesIn(to, look).some((value) => isGivenAt(to, value, own))))
      return true;
  }
  return false;
}

/** The positions of the arguments that fit. */
const placesWhere = ({ args }: CallFacts, fits: (value: Expr) => boolean): ReadonlySet<number> =>
  new Set(args.flatMap(({ value }, at) => (fits(value) ? [at] : [])));

/** Is a value made of one of these parameters? */
const isGivenAt = (fn: FunctionSymbol, value: Expr, parameters: ReadonlySet<number>): boolean =>
  partsOf(fn, value).some((part) => {
    const at = parameterBehind(fn, part);
    return at !== undefined && parameters.has(at);
  });

/** The awaited calls that look at what one after them changes. */
function looksBeforeChange(fn: FunctionSymbol): readonly CallFacts[] {
  const awaited = promisesOf(fn);
  const changes = awaited.filter((call) => changesSomething(fn, call));
  return awaited.filter((look) =>
    changes.some(
      (change) =>
        awaited.indexOf(change) > awaited.indexOf(look) &&
        isSame(askedOf(look.callee), askedOf(change.callee)) &&
        isOfOneStore(fn, look, change),
    ),
  );
}

/** What a call asks, where its chain begins: `prisma.user`, `this.users`, the `db` of `db.insertInto(…).values(…)`. */
function askedOf(callee: Expr): Expr {
  const asked = isProp(callee) ? objectOf(callee) : callee;
  return isCall(asked) ? askedOf(calleeOf(asked)) : asked;
}

/** What a call is given, along its chain and inside of object literals. */
function valuesIn(node: FunctionSymbol, { callee, args }: CallFacts): readonly Expr[] {
  return [...args.map(({ value }) => value), ...givenAlong(callee)].flatMap((value) => partsOf(node, value));
}

function givenAlong(callee: Expr): readonly Expr[] {
  const receiver = isProp(callee) ? objectOf(callee) : undefined;
  return isCall(receiver) ? [...argumentsOf(receiver), ...givenAlong(calleeOf(receiver))] : receiver ? [receiver] : [];
}

const MAX_DEPTH = 3;

/** @returns the value, or what a literal holds */
export function partsOf(node: FunctionSymbol, value: Expr, depth = 0): readonly Expr[] {
  const inside = (part: Expr) => partsOf(node, part, depth + 1);
  if (depth > MAX_DEPTH) return [value];
  if (isList(value)) return itemsOf(value).flatMap(inside);
  if (!isObject(value)) return [value];
  return node.sourceFile.facts.objects[objectIndexOf(value)]!.entries.flatMap(([, entry]) => inside(entry));
}

/**
 * A method of a row that was read before the loop, and that does more than read: each iteration changes the same row.
 */
export function changesSharedRow(node: FunctionSymbol, call: CallFacts): boolean {
  const receiver = isProp(call.callee) ? objectOf(call.callee) : undefined;
  if (!isVar(receiver) || looksOnly(node, call) || isMadeOfElement(node, receiver)) return false;
  const { param } = node.sourceFile.facts.bindings[bindingIndexOf(receiver)]!;
  return param === undefined && originOf(node, receiver) === 'database';
}
