/** Awaits that could overlap: what each waits for, and whether anything suggests that their order matters. */
import { ADDS_TO_LIST } from '../../catalogue/javascript/methods.ts';
import { isBracket, makesSingle } from '../../catalogue/ordering.ts';
import { onlyReadsLink } from '../../catalogue/waits.ts';
import { bindingIndexOf, type Expr, isAwait, isElem, isProp, isVar, objectOf, propertyOf } from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { AwaitGroup } from '../../facts/waiting.ts';
import { isAt, isSame } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { behind, type Wait } from './awaited-apis.ts';
import { originOf } from './collection-origins.ts';
import { calledName, looksOnly } from './look-ups.ts';
import { callsForMissing, walksAnswer, walksRows } from './missing-rows.ts';

/**
 * What the calls of a group wait for: known ones first, and the first of a row last; empty if they must stay
 * sequential.
 */
export function overlapOf(node: FunctionSymbol, group: AwaitGroup): readonly AwaitedCall[] {
  const { calls, beside = [], fresh = [], kind } = group;
  if (group.mayStream && !isThere(node, group)) return [];
  const found = calls.map((id) => [id, behind(node, node.facts.calls[id]!, fresh.includes(id))] as const);
  if (found.some(([, { isSerialized }]) => isSerialized)) return [];
  if (kind === 'loop' && calls.some((id) => sharesCollector(node, node.facts.calls[id]!))) return [];
  if (kind === 'loop' && calls.some((id) => isBracketed(node, node.facts.calls[id]!))) return [];
  if (!beside.every((id) => mayStandBeside(node, node.facts.calls[id]!, kind))) return [];
  const waits = found.flatMap(([id, { wait }]): AwaitedCall[] => (wait ? [[id, wait]] : []));
  // Two iterations for one key would both do what only the first should do.
  if (group.isGuarded && !walksAnswer(node, group) && ![...calls, ...beside].every((id) => onlyLooksAt(node, id)))
    return [];
  if (kind === 'row') {
    if (waits.length < calls.length || !maySwap(node, group, waits)) return [];
    // Of a list that is gathered none needs its `await`.
    return group.isGathered ? waits : bySecond(waits);
  }
  return byKnowledge(withoutMissing(node, group, waits));
}

/** The rows that a query has returned are complete: none of them is still to come. */
const isThere = (node: FunctionSymbol, { list }: AwaitGroup): boolean => {
  const made = isVar(list) ? node.sourceFile.facts.bindings[bindingIndexOf(list)]!.value : list;
  return isAwait(made) && originOf(node, made) === 'database';
};

/** Other calls in between may still overlap. */
function withoutMissing(
  node: FunctionSymbol,
  group: AwaitGroup,
  waits: readonly AwaitedCall[],
): readonly AwaitedCall[] {
  const missing = callsForMissing(node, group, waits);
  if (missing.size === 0 || walksRows(node, group)) return waits;
  return waits.filter(([id, { kind }]) => !missing.has(id) && (kind === 'network' || kind === 'process'));
}

/** In the order of the text, but known before unknown; links are few. */
const byKnowledge = (waits: readonly AwaitedCall[]): readonly AwaitedCall[] =>
  waits.toSorted(([, a], [, b]) => Number(isVague(a)) - Number(isVague(b)));

const isVague = ({ kind, name }: Wait): boolean => kind === 'unknown' || onlyReadsLink(name);

/** In a row, the first one does not wait unnecessarily. */
const bySecond = ([first, ...others]: readonly AwaitedCall[]): readonly AwaitedCall[] => [
  ...byKnowledge(others),
  first!,
];

export type AwaitedCall = readonly [call: number, wait: Wait];

const onlyLooksAt = (node: FunctionSymbol, id: number): boolean => {
  const call = node.facts.calls[id]!;
  const { wait } = behind(node, call);
  return looksOnly(node, call) || (wait !== undefined && wait.edges.length === 0 && wait.reads);
};

/**
 * Other awaits do not depend on the elements: in a loop, each iteration does the same again, which `orderEvidence`
 * weighs; in a row, a read that changes nothing may be done before.
 */
function mayStandBeside(node: FunctionSymbol, call: CallFacts, kind: AwaitGroup['kind']): boolean {
  // Each iteration may create a connection or a transaction of its own.
  if (kind === 'loop' && makesSingle(calledName(node, call.callee))) return true;
  const { wait, isSerialized } = behind(node, call);
  if (isSerialized) return false;
  return kind === 'loop' || !wait || wait.reads || looksOnly(node, call);
}

/** Awaits of a row may change places if they only read; those in a list that is gathered are meant to. */
function maySwap(
  node: FunctionSymbol,
  { isGathered, isForEffect }: AwaitGroup,
  waits: readonly AwaitedCall[],
): boolean {
  if (isGathered) return true;
  if (isForEffect) return false;
  return waits.every(
    ([id, wait]) => (wait.edges.length === 0 && !wait.possible && wait.reads) || looksOnly(node, node.facts.calls[id]!),
  );
}

/** Do calls on the same object before and after form a unit with it: `index.beginUpdate()`, `index.endUpdate()`? */
function isBracketed({ facts }: FunctionSymbol, { callee }: CallFacts): boolean {
  if (!isProp(callee)) return false;
  const receiver = objectOf(callee);
  const names = facts.calls.flatMap(({ callee: each, loops }) =>
    !loops && isProp(each) && isSame(objectOf(each), receiver) ? [propertyOf(each)] : [],
  );
  return names.some((begin) => names.some((end) => isBracket(begin, end)));
}

/** Is a list passed to each iteration, to which the called function adds? Its order is visible. */
function sharesCollector(node: FunctionSymbol, call: CallFacts): boolean {
  const { bindings } = node.sourceFile.facts;
  const shared = call.args.flatMap(({ value }, index) =>
    isVar(value) && !isElem(bindings[bindingIndexOf(value)]!.value) ? [index] : [],
  );
  return (
    shared.length > 0 &&
    node.out.some(
      ({ to, span, kind }) => kind === 'call' && isAt(span, call) && shared.some((index) => addsTo(to, index)),
    )
  );
}

function addsTo({ facts }: FunctionSymbol, parameter: number): boolean {
  const binding = facts.params[parameter] ?? -1;
  return (
    binding >= 0 &&
    facts.calls.some(
      ({ callee }) => isProp(callee) && ADDS_TO_LIST.has(propertyOf(callee)) && rootOf(objectOf(callee)) === binding,
    )
  );
}

/** The variable that `results.list` starts from. */
const rootOf = (expr: Expr): number | undefined =>
  isVar(expr) ? bindingIndexOf(expr) : isProp(expr) ? rootOf(objectOf(expr)) : undefined;
