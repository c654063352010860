/** What speaks for an order of waits without proving it: words, and effects that the next wait may see. */
import { INSTALLS } from '../../catalogue/naming/words.ts';
import {
  changesThings,
  isSingle,
  keepsOrder,
  runsProgram,
  soundsComputed,
  speaksToListener,
} from '../../catalogue/ordering.ts';
import {
  argumentsOf,
  bindingIndexOf,
  collectionOf,
  type Expr,
  isCall,
  isEachElem,
  isElem,
  isProp,
  isVar,
  objectOf,
} from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { AwaitGroup } from '../../facts/waiting.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { calledName, looksOnly } from './look-ups.ts';
import { callsForMissing } from './missing-rows.ts';
import type { AwaitedCall } from './overlapping-waits.ts';

/** `effects`: what one leaves behind another may see; `words`: only names say so. */
export type OrderEvidence = 'effects' | 'words';

export function orderEvidence(
  node: FunctionSymbol,
  group: AwaitGroup,
  waits: readonly AwaitedCall[],
): OrderEvidence | undefined {
  const [[id, { edges }]] = waits as readonly [AwaitedCall];
  const name = calledName(node, node.facts.calls[id]!.callee);
  const isChanging =
    edges.some(({ to }) => to.facts.writes) ||
    (edges.length > 0 && changesThings(name)) ||
    callsForMissing(node, group, waits).size > 0;
  if (group.isDoubtful || isChanging) return 'effects';
  return hasWords(node, group, waits) ? 'words' : undefined;
}

function hasWords(node: FunctionSymbol, group: AwaitGroup, waits: readonly AwaitedCall[]): boolean {
  const { fresh = [], isOfPortions } = group;
  const onlyLook = waits.every(([id, wait]) => wait.reads || looksOnly(node, node.facts.calls[id]!));
  if (isOfPortions && !onlyLook) return true;
  const [[id, { edges, kind }]] = waits as readonly [AwaitedCall];
  const name = calledName(node, node.facts.calls[id]!.callee);
  return (
    (kind === 'unknown' && soundsComputed(name)) ||
    (kind === 'process' && runsProgram(name)) ||
    edges.some(({ to }) => installs(to)) ||
    waits.some(([each]) => !fresh.includes(each) && soundsOrdered(node, node.facts.calls[each]!))
  );
}

/** Do words speak for an order: of what is called, or on what? */
function soundsOrdered(node: FunctionSymbol, { callee, args }: CallFacts): boolean {
  const receiver = isProp(callee) ? calledName(node, objectOf(callee)) : '';
  const name = calledName(node, callee);
  // Where, then what: each iteration speaks to somebody else.
  const isToElement = args.length > 1 && isOfElement(node, args[0]!.value);
  return (
    keepsOrder(name) ||
    (speaksToListener(name) && !isToElement) ||
    isSingle(receiver) ||
    // An element is there for its own iteration only, whatever it is called.
    args.some(({ value }) => isVar(value) && !isOfElement(node, value) && isSingle(nameOfVariable(node, value)))
  );
}

const nameOfVariable = ({ sourceFile }: FunctionSymbol, expr: Expr & readonly ['var', number]): string =>
  sourceFile.facts.bindings[bindingIndexOf(expr)]!.name;

const MAX_DEPTH = 4;

/** Is a value an element of what is walked, or made of one? */
function isOfElement(node: FunctionSymbol, expr: Expr, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  if (isVar(expr)) {
    const { value } = node.sourceFile.facts.bindings[bindingIndexOf(expr)]!;
    return value !== undefined && isOfElement(node, value, depth + 1);
  }
  if (isElem(expr)) return isEachElem(expr) || isOfElement(node, collectionOf(expr), depth + 1);
  if (isCall(expr)) return argumentsOf(expr).some((argument) => isOfElement(node, argument, depth + 1));
  return isProp(expr) && isOfElement(node, objectOf(expr), depth + 1);
}

const installs = ({ facts }: FunctionSymbol): boolean => INSTALLS.pattern.test(facts.name);
