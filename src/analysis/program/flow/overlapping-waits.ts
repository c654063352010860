/** Awaits that could be under way at once: what each waits for, and whether anything speaks for their order. */
import { receiverIn } from '../../facts/function-names.ts';
import { ADDS_TO_LIST } from '../../catalogue/javascript/methods.ts';
import { isBracket, makesSingle, serializesCalls } from '../../catalogue/ordering.ts';
import { onlyReadsLink, WAIT_MILLISECONDS } from '../../catalogue/waits.ts';
import { bindingIndexOf, type Expr, isElem, isProp, isVar, objectOf, propertyOf } from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { AwaitGroup } from '../../facts/waiting.ts';
import { functionsAround } from '../graph/enclosing.ts';
import { isAt, isSame } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { behind, type Wait } from './awaited-apis.ts';
import { calledName, looksOnly } from './look-ups.ts';
import { callsForMissing, walksAnswer, walksRows } from './missing-rows.ts';

/** In a function that is given to something that runs it in a transaction, or inside one. */
export const sharesTransaction = (node: FunctionSymbol): boolean =>
  [node, ...functionsAround(node)].some(({ facts }) => {
    const given = receiverIn(facts.name);
    return given !== undefined && serializesCalls(given);
  });

/**
 * What the calls of a group wait for, the longest that is certain first, and the first of a row last; empty where they
 * must stay as they are.
 */
export function overlapOf(node: FunctionSymbol, group: AwaitGroup): readonly AwaitedCall[] {
  const { calls, beside = [], fresh = [], kind } = group;
  const found = calls.map((id) => [id, behind(node, node.facts.calls[id]!, fresh.includes(id))] as const);
  if (found.some(([, { isSerialized }]) => isSerialized)) return [];
  if (kind === 'loop' && calls.some((id) => sharesCollector(node, node.facts.calls[id]!))) return [];
  if (kind === 'loop' && calls.some((id) => isBracketed(node, node.facts.calls[id]!))) return [];
  if (!beside.every((id) => mayStandBeside(node, node.facts.calls[id]!, kind))) return [];
  const waits = found.flatMap(([id, { wait }]): AwaitedCall[] => (wait ? [[id, wait]] : []));
  // Two iterations for one key would both do what only the first is to do.
  if (group.isGuarded && !walksAnswer(node, group) && ![...calls, ...beside].every((id) => onlyLooksAt(node, id)))
    return [];
  if (kind === 'row') return waits.length === calls.length && maySwap(node, group, waits) ? bySecond(waits) : [];
  return byWeight(withoutMissing(node, group, waits));
}

/** What is asked of others meanwhile may overlap all the same. */
function withoutMissing(
  node: FunctionSymbol,
  group: AwaitGroup,
  waits: readonly AwaitedCall[],
): readonly AwaitedCall[] {
  const missing = callsForMissing(node, group, waits);
  if (missing.size === 0 || walksRows(node, group)) return waits;
  return waits.filter(([id, { kind }]) => !missing.has(id) && (kind === 'network' || kind === 'process'));
}

const byWeight = (waits: readonly AwaitedCall[]): readonly AwaitedCall[] =>
  waits.toSorted(([, a], [, b]) => weightOf(b) - weightOf(a));

/** In a row, it is not the first that waits for nothing. */
const bySecond = ([first, ...others]: readonly AwaitedCall[]): readonly AwaitedCall[] => [...byWeight(others), first!];

export type AwaitedCall = readonly [call: number, wait: Wait];

/** One that is reached for certain may stand first, and links are few. */
function weightOf(wait: Wait): number {
  const certain = wait.possible ? 0 : 1_000_000;
  const milliseconds = wait.kind === 'unknown' ? 1 : WAIT_MILLISECONDS[wait.kind];
  return certain + (onlyReadsLink(wait.name) ? 0 : milliseconds);
}

const onlyLooksAt = (node: FunctionSymbol, id: number): boolean => {
  const call = node.facts.calls[id]!;
  const { wait } = behind(node, call);
  return looksOnly(node, call) || (wait !== undefined && wait.edges.length === 0 && wait.reads);
};

/** What else is awaited depends on none of the elements: a look-up that leaves all as it is may be done before. */
function mayStandBeside(node: FunctionSymbol, call: CallFacts, kind: AwaitGroup['kind']): boolean {
  // Each iteration may make a connection or a transaction of its own.
  if (kind === 'loop' && makesSingle(calledName(node, call.callee))) return true;
  const { wait, isSerialized } = behind(node, call);
  if (isSerialized) return false;
  if (kind === 'row') return wait ? wait.reads || looksOnly(node, call) : true;
  return wait !== undefined && !wait.possible && wait.reads;
}

/** Waits of a row may change places where they only look; those of a list that is gathered are meant to. */
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

/** Do calls of the same thing before and after make one whole of it: `index.beginUpdate()`, `index.endUpdate()`? */
function isBracketed({ facts }: FunctionSymbol, { callee }: CallFacts): boolean {
  if (!isProp(callee)) return false;
  const receiver = objectOf(callee);
  const names = facts.calls.flatMap(({ callee: each, loops }) =>
    !loops && isProp(each) && isSame(objectOf(each), receiver) ? [propertyOf(each)] : [],
  );
  return names.some((begin) => names.some((end) => isBracket(begin, end)));
}

/** Is a list handed to each iteration, to which the called function adds? The order in it shows. */
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
