/** Groups of awaits that need not wait for each other, as far as one function shows. */
import { isStopwatch as readsClock } from '../../catalogue/javascript/clocks.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isPortion, isStep } from '../../catalogue/ordering.ts';
import type { AwaitGroup } from '../../facts/waiting.ts';
import { isWithin, startOf } from '../../syntax/offsets.ts';
import { plain, rootOf, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, loopsAround, some } from '../../syntax/traverse.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { awaitedCall, awaitedCalls, gathersList, isDelay } from './awaited-calls.ts';
import { rowsOf, type Row } from './await-rows.ts';
import { isElementLoop, walkedBy, walkedOf, type ElementLoop, type Walked } from './element-loops.ts';
import { sharingOf, type Iteration } from './independence.ts';
import { endingOf } from './loop-exits.ts';
import { saysOneAfterAnother } from './order-comments.ts';
import { asyncReduceOf } from './promise-reduces.ts';

type Await = TSESTree.AwaitExpression;
type IdOf = (call: TSESTree.Node) => number | undefined;

/** @param awaits those of one function, in the order of its text */
export function groupsOf(builder: FactsBuilder, awaits: readonly Await[], idOf: IdOf): AwaitGroup[] {
  const groups: (AwaitGroup | undefined)[] = [...byLoop(awaits)].map(([loop, waits]) =>
    isElementLoop(loop) ? groupOfLoop(builder, loop, waits, idOf) : undefined,
  );
  const reduce = asyncReduceOf(builder, awaits);
  if (reduce) {
    const iteration = { body: reduce.callback.body, whole: reduce.callback };
    groups.push(groupOf(builder, iteration, walkedOf(builder, reduce.list), reduce.awaits, idOf));
  } else if (awaits.length > 1) {
    groups.push(...rowsOf(builder, awaits).map((row) => groupOfRow(builder, row, idOf)));
  }
  return groups.filter((group) => group !== undefined);
}

/** The awaits in the body of each loop, by the innermost one. */
function byLoop(awaits: readonly Await[]): Map<TSESTree.Node, Await[]> {
  const found = new Map<TSESTree.Node, Await[]>();
  for (const wait of awaits) {
    for (const at of loopsAround(wait)) {
      if ((at as ElementLoop).body && isWithin(wait, (at as ElementLoop).body)) {
        found.set(at, [...(found.get(at) ?? []), wait]);
        break;
      }
    }
  }
  return found;
}

function groupOfLoop(
  builder: FactsBuilder,
  loop: ElementLoop,
  awaits: readonly Await[],
  idOf: IdOf,
): AwaitGroup | undefined {
  const walked = walkedBy(builder, loop);
  if (!walked || endingOf(loop.body) === 'success' || saysOneAfterAnother(builder.text, loop)) return undefined;
  const group = groupOf(builder, { body: loop.body, whole: loop }, walked, awaits, idOf);
  if (!group) return undefined;
  const isMeasured = some(loop.body, isStopwatch);
  const isEnded = endingOf(loop.body) === 'failure';
  const { isDoubtful, isUsedInOrder, ...others } = group;
  return {
    ...others,
    ...((isDoubtful || isEnded || isMeasured) && { isDoubtful: true }),
    ...((isUsedInOrder || (isEnded && !isDoubtful)) && !isMeasured && { isUsedInOrder: true }),
    ...(isCalled(loop, isPortion) && { isOfPortions: true }),
    ...(isCalled(loop, isStep) && { isOfSteps: true }),
  };
}

/** Is an element named so? */
const isCalled = (loop: ElementLoop, fits: (name: string) => boolean): boolean =>
  loop.type !== N.ForStatement && some(loop.left, (node) => node.type === N.Identifier && fits(node.name));

/** How long each takes is measured: `performance.now() - start`, `Date.now() / 1000 - start`. */
const isStopwatch = (node: TSESTree.Node): boolean =>
  node.type === N.BinaryExpression && node.operator === '-' && some(node.left, isClockRead);
const isClockRead = (node: TSESTree.Node): boolean =>
  node.type === N.CallExpression && readsClock(writtenName(plain(node.callee)));

/** @returns undefined if an iteration waits on purpose, or for what another left behind */
function groupOf(
  builder: FactsBuilder,
  iteration: Iteration,
  walked: Walked,
  awaits: readonly Await[],
  idOf: IdOf,
): AwaitGroup | undefined {
  if (awaits.some((wait) => isDelay(wait.argument) || gathersList(wait))) return undefined;
  const ofElement = awaits.filter((wait) => dependsOnElement(builder, iteration, wait));
  const calls = idsOf(ofElement, idOf);
  if (calls.length === 0) return undefined;
  const sharing = sharingOf(builder, iteration);
  if (sharing === 'yes' || awaits.some((wait) => isGivenFields(iteration, wait))) return undefined;
  const others = awaits.filter((wait) => !ofElement.includes(wait));
  const beside = idsOf(others, idOf);
  // An iteration that awaits something other than a known call may wait for anything.
  if (beside.length < others.length) return undefined;
  const fresh = idsOf(
    ofElement.filter((wait) => isOnOwn(builder, iteration, wait)),
    idOf,
  );
  return {
    kind: 'loop',
    calls,
    ...walked,
    ...(beside.length > 0 && { beside }),
    ...beginsOf(builder, ofElement, idOf),
    ...(fresh.length > 0 && { fresh }),
    ...(sharing !== 'none' && { isDoubtful: true }),
    ...(sharing === 'folded' && { isUsedInOrder: true }),
    ...(sharing === 'guarded' && { isGuarded: true }),
  };
}

const idsOf = (awaits: readonly Await[], idOf: IdOf): number[] =>
  awaits.flatMap((wait) => awaitedCalls(wait).flatMap((call) => idOf(call) ?? []));

/** The first line of each awaited chain whose last call stands farther down. */
function beginsOf(builder: FactsBuilder, awaits: readonly Await[], idOf: IdOf): Pick<AwaitGroup, 'begins'> {
  const begins = awaits.flatMap((wait) => {
    const call = awaitedCall(wait);
    const id = call && idOf(call);
    if (id === undefined || call?.callee.type !== N.MemberExpression) return [];
    const start = startOf(wait.argument);
    const line = builder.text.slice(start, startOf(call.callee.property)).split('\n');
    return line.length > 1 ? [[id, builder.span({ start, end: start + line[0]!.trimEnd().length })] as const] : [];
  });
  return begins.length > 0 ? { begins } : {};
}

function groupOfRow(
  builder: FactsBuilder,
  { heads, derived, isGathered, isForEffect }: Row,
  idOf: IdOf,
): AwaitGroup | undefined {
  const calls = idsOf(heads, idOf);
  if (calls.length < 2 || calls.length < heads.length) return undefined;
  const beside = idsOf(derived, idOf);
  return {
    kind: 'row',
    calls,
    ...(beside.length > 0 && { beside }),
    ...beginsOf(builder, heads, idOf),
    ...(isGathered && { isGathered }),
    ...(isForEffect && { isForEffect }),
  };
}

/** Does it call a method of `this` for which the iteration sets a field of it: `this.at = page; await this.load();`? */
function isGivenFields({ body }: Iteration, wait: Await): boolean {
  const call = awaitedCall(wait);
  const callee = call && plain(call.callee);
  return (
    callee?.type === N.MemberExpression &&
    plain(callee.object).type === N.ThisExpression &&
    some(body, (node) => setsField(node) && startOf(node) < startOf(wait))
  );
}

const setsField = (node: TSESTree.Node): boolean =>
  node.type === N.AssignmentExpression &&
  node.operator === '=' &&
  node.left.type === N.MemberExpression &&
  plain(node.left.object).type === N.ThisExpression;

/** Its arguments, or the case around it, come from the iteration; otherwise each iteration would request the same. */
function dependsOnElement(builder: FactsBuilder, { whole }: Iteration, wait: Await): boolean {
  const local = (node: TSESTree.Node): boolean => some(node, (at) => isDeclaredIn(builder, whole, at));
  if (local(wait.argument)) return true;
  for (let at: TSESTree.Node = wait; at !== whole && !isFunction(at); at = at.parent!) {
    const parent: TSESTree.Node | undefined = at.parent;
    if (parent?.type === N.SwitchStatement && local(parent.discriminant)) return true;
  }
  return false;
}

function isDeclaredIn(builder: FactsBuilder, whole: TSESTree.Node, node: TSESTree.Node): boolean {
  const name = node.type === N.Identifier ? builder.variable(node)?.defs[0]?.name : undefined;
  return name !== undefined && isWithin(name, whole);
}

/** Is it a method of something that each iteration has for itself? */
function isOnOwn(builder: FactsBuilder, { whole }: Iteration, wait: Await): boolean {
  const call = awaitedCall(wait);
  const callee = call && plain(call.callee);
  return callee?.type === N.MemberExpression && isDeclaredIn(builder, whole, rootOf(callee.object));
}
