/** How many iterations a loop takes: counters, collections, halving. */
import { ADDS_TO_COLLECTION, TAKES_OUT } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Size } from '../../facts/work.ts';
import { N } from '../../syntax/node-types.ts';
import { LENGTHS } from '../../catalogue/costs/index.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { goneOver } from './collection-calls.ts';
import { isStride, setIn, startOf, stepOf } from './counters.ts';
import { isKnown, logOf, minus, over, rootOfSize, wholeOf } from './size-terms.ts';
import type { Sizing } from './sizing.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import { loopsAround } from '../../syntax/traverse.ts';
import type { LoopNode } from '../../syntax/node-types.ts';

const NOT_KNOWN: Size = ['?', ''];
/** Numbers that belong together in a flat list: two or three coordinates, four channels. */
const STRIDE = 3;

/** @param loop a loop, or a call of `forEach` and its kind */
export function iterationsOf(sizes: Sizing, loop: TSESTree.Node, depth = 0): Size {
  switch (loop.type) {
    case N.ForOfStatement:
    case N.ForInStatement:
      return exits(loop) ? over(sizeOfAll(sizes, loop, depth), 2) : sizeOfAll(sizes, loop, depth);
    case N.ForStatement:
    case N.WhileStatement:
    case N.DoWhileStatement: {
      const iterations = drained(sizes, loop, depth) ?? counted(sizes, loop, depth);
      // Another condition, or a way out, ends it sooner.
      return loop.test && (exits(loop) || loop.test.type === N.LogicalExpression) ? over(iterations, 2) : iterations;
    }
    case N.CallExpression: {
      const collection = goneOver(sizes.builder, loop);
      return collection ? sizes.of(collection, depth) : NOT_KNOWN;
    }
    default:
      return NOT_KNOWN;
  }
}

const sizeOfAll = (sizes: Sizing, { type, right }: TSESTree.ForOfStatement | TSESTree.ForInStatement, depth: number) =>
  type === N.ForInStatement ? wholeOf(sizes.ofProperties(right)) : sizes.of(right, depth);

/** May it end early? */
export function exits(loop: LoopNode): boolean {
  let found = false;
  traverse(loop.body, (node) => {
    if (found || isFunction(node)) return false;
    if (node.type === N.ReturnStatement) found = true;
    if (node.type === N.BreakStatement) found ||= isOwnBreak(node, loop);
    return true;
  });
  return found;
}

function isOwnBreak(node: TSESTree.Node, loop: TSESTree.Node): boolean {
  for (let at = node.parent; at && at !== loop; at = at.parent)
    if (/^(For|While|DoWhile|Switch)/.test(at.type) && at.type !== N.SwitchCase) return false;
  return true;
}

type CountingLoop = TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

function counted(sizes: Sizing, loop: CountingLoop, depth: number): Size {
  for (const test of comparisonsIn(loop.test)) {
    const square = rootBound(test);
    if (square) return rootOfSize(sizes.of(square, depth));
    const iterations = countedBy(sizes, loop, test, 'left', depth) ?? countedBy(sizes, loop, test, 'right', depth);
    if (iterations !== undefined) return iterations;
  }
  return NOT_KNOWN;
}

/** @returns undefined where no counter stands on this side of the comparison */
function countedBy(
  sizes: Sizing,
  loop: CountingLoop,
  test: TSESTree.BinaryExpression,
  side: 'left' | 'right',
  depth: number,
): Size | undefined {
  const written = test[side];
  const bound = side === 'left' ? test.right : test.left;
  // `at + 8 <= length`
  const counter = variableOf(sizes, written.type === N.BinaryExpression ? written.left : written);
  const step = counter && stepOf(counter, loop);
  if (!step) return undefined;
  const other = plain(bound);
  const otherCounter = variableOf(sizes, other);
  if (loop.test?.type === N.LogicalExpression && isScan(counter, loop)) return NOT_KNOWN;
  // Two ends that meet: `while (low < high)`.
  const otherStep = otherCounter && stepOf(otherCounter, loop);
  if (otherStep) {
    const all = startOf(sizes, otherCounter, loop, depth);
    // Step by step they meet in the middle; if each takes the place of the middle, by halving.
    return 'by' in step && 'by' in otherStep ? all : logOf(all);
  }
  const all = visitedUpTo(sizes, loop, setIn(loop, otherCounter) ?? other, depth);
  if (all !== undefined) return all;
  const start = startOf(sizes, counter, loop, depth);
  if ('factor' in step) {
    const grows = test.operator.includes('<') === (side === 'left');
    return over(logOf(grows ? sizes.of(bound, depth) : start), Math.log2(step.factor));
  }
  const given = typeof step.by === 'number' ? step.by : sizes.of(step.by, depth);
  const by = !isKnown(given) && isStride(counter, loop) ? STRIDE : given;
  const end = endAt(sizes, setIn(loop, otherCounter) ?? bound, depth);
  return over(step.down ? minus(start, end) : minus(end, start), by);
}

/** A bound that is no length of anything is a number. */
function endAt(sizes: Sizing, bound: TSESTree.Node, depth: number): Size {
  const end = sizes.of(bound, depth);
  const node = plain(bound);
  const isLength = node.type === N.MemberExpression && LENGTHS.has(lastNameOf(node));
  if (isKnown(end) || isLength || (node.type !== N.Identifier && node.type !== N.MemberExpression)) return end;
  return JSON.stringify(sizes.reference(node)) === JSON.stringify(end) ? ['number', end] : end;
}

const variableOf = ({ builder }: Sizing, node: TSESTree.Node): Variable | null | undefined =>
  node.type === N.Identifier ? builder.variable(node) : undefined;

/** `i < queue.length`, where the iterations fill the queue. */
function visitedUpTo(sizes: Sizing, { body }: CountingLoop, bound: TSESTree.Node, depth: number): Size | undefined {
  const isLength = bound.type === N.MemberExpression && LENGTHS.has(lastNameOf(bound));
  const list = isLength ? variableOf(sizes, bound.object) : undefined;
  return list && isFilledIn(list, body) ? visited(sizes, body, list, depth) : undefined;
}

/** `while (queue.length > 0) … queue.shift()`: one iteration for each element, unless the body adds others. */
function drained(sizes: Sizing, { test, body }: CountingLoop, depth: number): Size | undefined {
  const asked = test?.type === N.BinaryExpression ? test.left : test;
  if (
    asked?.type !== N.MemberExpression ||
    asked.computed ||
    !LENGTHS.has(lastNameOf(asked)) ||
    asked.object.type !== N.Identifier
  )
    return undefined;
  const { object } = asked;
  const variable = sizes.builder.variable(object);
  let takes = false;
  for (const { identifier } of variable?.references ?? []) {
    const member = (identifier as TSESTree.Node).parent;
    if (member?.type !== N.MemberExpression || member.object !== identifier || !isWithin(member, body)) continue;
    if (ADDS_TO_COLLECTION.has(lastNameOf(member))) return visited(sizes, body, variable!, depth);
    takes ||= TAKES_OUT.has(lastNameOf(member));
  }
  return takes ? sizes.of(object, depth) : undefined;
}

const isFilledIn = ({ references }: Variable, body: TSESTree.Node): boolean =>
  references.some(
    ({ identifier: { parent } }) =>
      parent?.type === N.MemberExpression &&
      ADDS_TO_COLLECTION.has(lastNameOf(parent)) &&
      isWithin(parent as TSESTree.Node, body),
  );

/** A work list, filled by the iterations that empty it: with a table of visited entries, each comes up once. */
function visited(sizes: Sizing, body: TSESTree.Node, list: Variable, depth: number): Size | undefined {
  let found: Size | undefined;
  traverse(body, (node) => {
    const table =
      node.type === N.AssignmentExpression && node.left.type === N.MemberExpression && node.left.computed
        ? node.left.object
        : undefined;
    const variable = table?.type === N.Identifier ? sizes.builder.variable(table) : undefined;
    if (!variable || variable === list || !isAsked(variable, body)) return found === undefined;
    const size = sizes.of(table, depth);
    if (isKnown(size)) found = size;
    return found === undefined;
  });
  return found;
}

/** Does a condition in the body look something up in it? */
const isAsked = ({ references }: Variable, body: TSESTree.Node): boolean =>
  references.some(({ identifier }) => {
    const member = (identifier as TSESTree.Node).parent;
    if (member?.type !== N.MemberExpression || !member.computed || !isWithin(member, body)) return false;
    let at: TSESTree.Node = member;
    while (at.parent && /^(Unary|Logical|Binary)Expression$/.test(at.parent.type)) at = at.parent;
    return at.parent?.type === N.IfStatement && at.parent.test === at;
  });

/**
 * Does it look ahead from the position of an outer loop, as a tokenizer does? What it passes is passed once, so it
 * mostly goes a short distance.
 */
function isScan(variable: Variable, loop: TSESTree.Node): boolean {
  const { defs } = variable;
  const [around] = loopsAround(loop);
  const declarator = defs[0]?.node as TSESTree.Node | undefined;
  if (!around || declarator?.type !== N.VariableDeclarator) return false;
  if (!isWithin(declarator, around)) return true;
  return declarator.init !== null && declarator.init.type !== N.Literal && isTakenUp(variable, around, loop);
}

/** Does the loop around go on where the search ended: `at = end`? */
const isTakenUp = ({ references }: Variable, around: TSESTree.Node, loop: TSESTree.Node): boolean =>
  references.some(({ identifier }) => {
    if (isWithin(identifier as TSESTree.Node, loop)) return false;
    for (let at = identifier as TSESTree.Node; at.parent && at !== around; at = at.parent)
      if (at.parent.type === N.AssignmentExpression && at === at.parent.right && at.parent.left.type === N.Identifier)
        return true;
    return false;
  });

function comparisonsIn(test: TSESTree.Node | null): TSESTree.BinaryExpression[] {
  if (test?.type === N.LogicalExpression) return [...comparisonsIn(test.left), ...comparisonsIn(test.right)];
  // `while (n)`, `for (; i--;)` end at zero.
  return test?.type === N.BinaryExpression && /^([<>]=?|!==?)$/.test(test.operator) ? [test] : [];
}

/** `i * i <= limit`. */
function rootBound({ left, right }: TSESTree.BinaryExpression): TSESTree.Node | undefined {
  return left.type === N.BinaryExpression &&
    left.operator === '*' &&
    left.left.type === N.Identifier &&
    left.right.type === N.Identifier &&
    left.left.name === left.right.name
    ? right
    : undefined;
}
