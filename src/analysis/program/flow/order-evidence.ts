/** Evidence, short of proof, that the order of awaits matters: words, and effects that the next await may see. */
import { INSTALLS } from '../../catalogue/naming/words.ts';
import {
  doesAsTold,
  handsOver,
  isSingle,
  keepsOrder,
  makesSingle,
  makesSure,
  runsProgram,
  soundsComputed,
  soundsLikeTransaction,
  speaksToListener,
} from '../../catalogue/ordering.ts';
import { answersEach } from '../../catalogue/waits.ts';
import { bindingIndexOf, calleeOf, type Expr, isCall, isProp, isVar, objectOf } from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { AwaitGroup } from '../../facts/waiting.ts';
import { isAt } from '../graph/find-calls.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { isMadeOfElement, pathFromElement } from './loop-elements.ts';
import { calledName, looksOnly } from './look-ups.ts';
import { callsForMissing } from './missing-rows.ts';
import { behind, type Wait } from './awaited-apis.ts';
import type { AwaitedCall } from './overlapping-waits.ts';
import { changesSharedRow, looksAtShared } from './shared-looks.ts';

/** `effects`: one leaves something behind that another may see; `words`: only names suggest it. */
export type OrderEvidence = 'effects' | 'words';

export function orderEvidence(
  node: FunctionSymbol,
  group: AwaitGroup,
  waits: readonly AwaitedCall[],
): OrderEvidence | undefined {
  const [[id, { edges }]] = waits as readonly [AwaitedCall];
  const isChanging =
    // A function named like a read may still keep what it has found.
    (edges.some(({ to }) => to.facts.writes) && !looksOnly(node, node.facts.calls[id]!)) ||
    (edges.length > 0 && makesSure(calledName(node, node.facts.calls[id]!.callee))) ||
    (group.kind === 'loop' && waits.some(([each, wait]) => seesOthers(node, node.facts.calls[each]!, wait, group))) ||
    callsForMissing(node, group, waits).size > 0 ||
    (group.kind === 'loop' && (group.beside ?? []).some((id) => mayChange(node, node.facts.calls[id]!)));
  // Calls that only read may search until nothing is left; their results can be used in order once all have arrived.
  const isDoubtful = group.isDoubtful && !(group.isUsedInOrder && onlyLook(node, waits));
  if (isChanging || isDoubtful) return 'effects';
  return hasWords(node, group, waits) ? 'words' : undefined;
}

/**
 * Does a turn find what another has changed: in one row, by what it looks up first, or because they are the statements
 * of one script?
 */
const seesOthers = (node: FunctionSymbol, call: CallFacts, wait: Wait, { list }: AwaitGroup): boolean =>
  changesSharedRow(node, call) || looksAtShared(node, call, wait) || doesWhatIsWalked(node, call, list);

/** `for (const sql of statements) await db.query(sql)`. */
const doesWhatIsWalked = (node: FunctionSymbol, { callee, args: [first] }: CallFacts, list?: Expr): boolean =>
  first !== undefined && doesAsTold(calledName(node, callee)) && pathFromElement(node, first.value, list) !== undefined;

/** May what an iteration awaits besides change what the next one finds? Not what only looks, makes or computes. */
function mayChange(node: FunctionSymbol, call: CallFacts): boolean {
  const name = calledName(node, call.callee);
  if (makesSingle(name) || soundsComputed(name) || looksOnly(node, call)) return false;
  const { wait } = behind(node, call);
  return !wait || wait.possible || !wait.reads;
}

const onlyLook = (node: FunctionSymbol, waits: readonly AwaitedCall[]): boolean =>
  waits.every(([id, wait]) => wait.reads || looksOnly(node, node.facts.calls[id]!));

function hasWords(node: FunctionSymbol, group: AwaitGroup, waits: readonly AwaitedCall[]): boolean {
  const { fresh = [], isOfPortions, isOfSteps } = group;
  if (isOfPortions && !onlyLook(node, waits)) return true;
  if (isOfSteps && !onlyLook(node, waits) && waits.some(([each]) => takesWhole(node, node.facts.calls[each]!, group)))
    return true;
  const [[id, { edges, kind }]] = waits as readonly [AwaitedCall];
  const name = calledName(node, node.facts.calls[id]!.callee);
  return (
    (kind === 'unknown' && soundsComputed(name)) ||
    (kind === 'process' && runsProgram(name)) ||
    edges.some(({ to }) => installs(to)) ||
    waits.some(([each]) => !fresh.includes(each) && soundsOrdered(node, node.facts.calls[each]!))
  );
}

/** Is a call one of the element, or of what is found by it, or given the element? Its fields in a record are data. */
const takesWhole = (node: FunctionSymbol, { callee, args }: CallFacts, { list }: AwaitGroup): boolean =>
  (isProp(callee) && isMadeOfElement(node, objectOf(callee))) ||
  args.some(({ value }) => pathFromElement(node, value, list) !== undefined);

/** Do words suggest an order: in the name of the callee, or of its object? */
function soundsOrdered(node: FunctionSymbol, call: CallFacts): boolean {
  const { callee, args } = call;
  const receiver = isProp(callee) ? calledName(node, objectOf(callee)) : '';
  const name = calledName(node, callee);
  // An address, then a message: each iteration sends to a different recipient.
  const isToElement = args.length > 1 && isMadeOfElement(node, args[0]!.value);
  return (
    keepsOrder(name) ||
    ((speaksToListener(name) || handsOver(name)) && !isToElement && !isRequest(node, call)) ||
    isSingle(receiver) ||
    receiversOf(node, callee).some(soundsLikeTransaction) ||
    // An element belongs to its own iteration only, whatever its name.
    args.some(({ value }) => isVar(value) && !isMadeOfElement(node, value) && isSingle(nameOfVariable(node, value)))
  );
}

/** The names before the last: `prisma`, `txClient` and `user` of `prisma.txClient().user.find`. */
function receiversOf(node: FunctionSymbol, callee: Expr): readonly string[] {
  if (!isProp(callee)) return [];
  const owner = objectOf(callee);
  const inner = isCall(owner) ? calleeOf(owner) : owner;
  return [calledName(node, inner), ...receiversOf(node, inner)];
}

/** Is each of its calls answered separately, whatever the client calls it? */
const isRequest = ({ apiCalls }: FunctionSymbol, call: CallFacts): boolean =>
  apiCalls.some((api) => isAt(api.call.span, call) && answersEach(api.module, api.path));

const nameOfVariable = ({ sourceFile }: FunctionSymbol, expr: Expr & readonly ['var', number]): string =>
  sourceFile.facts.bindings[bindingIndexOf(expr)]!.name;

const installs = ({ facts }: FunctionSymbol): boolean => INSTALLS.pattern.test(facts.name);
