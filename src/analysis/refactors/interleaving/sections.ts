/** Divides a function at a new suspension point: what has run before it without a pause, and what runs after it. */
import type { TSESTree } from '@typescript-eslint/types';
import { endsWithJump } from '../../syntax/jumps.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { N } from '../../syntax/node-types.ts';
import { LOOPS, isFunction, traverse } from '../../syntax/traverse.ts';
import { runsAtOnce, type Body } from './body.ts';
import type { Access } from './cells.ts';

export interface Suspension {
  readonly node: TSESTree.Node;
  /** The outermost loop around it, in which each iteration may wait. */
  readonly loop: TSESTree.Node | undefined;
  /** Existing awaits: until the last one before it, and from the first one after it, other code could already run. */
  readonly from: number;
  readonly to: number;
}

export function suspensionAt(body: Body, node: TSESTree.Node): Suspension {
  let loop: TSESTree.Node | undefined = LOOPS.has(node.type) ? node : undefined;
  let [from, to] = [-1, Infinity];
  for (let at = node; at.parent && at !== body.fn; at = at.parent) {
    if (LOOPS.has(at.parent.type)) loop = at.parent;
    if (isFunction(at) && at !== body.fn && runsAtOnce(body, at)) loop = at.parent;
    const { parent } = at;
    const siblings =
      parent.type === N.BlockStatement || parent.type === N.Program
        ? parent.body
        : parent.type === N.SwitchCase
          ? parent.consequent
          : [];
    const index = siblings.indexOf(at as TSESTree.Statement);
    if (index === -1) continue;
    for (const sibling of siblings.slice(0, index)) from = Math.max(from, ...waitsIn(sibling));
    const after = siblings.slice(index + 1).flatMap(waitsIn);
    to = Math.min(to, ...after);
  }
  return { node, loop, from, to };
}

/** The awaits that a statement certainly reaches. */
export function sureAwaitsIn(statement: TSESTree.Node): TSESTree.AwaitExpression[] {
  const found: TSESTree.AwaitExpression[] = [];
  traverse(statement, (node) => {
    if (isFunction(node) || UNSURE.has(node.type)) return false;
    if (node.type === N.AwaitExpression) found.push(node);
    return true;
  });
  return found;
}

const waitsIn = (statement: TSESTree.Node): number[] => sureAwaitsIn(statement).map(({ range }) => range[1]);

/** Code that may not run, or not to its end. */
const UNSURE: ReadonlySet<string> = new Set([
  ...LOOPS,
  N.IfStatement,
  N.SwitchStatement,
  N.ConditionalExpression,
  N.LogicalExpression,
  N.CatchClause,
]);

export interface Sections {
  readonly before: readonly Access[];
  /** During the wait: what is called and waited for. */
  readonly during: readonly Access[];
  readonly after: readonly Access[];
}

export function sectionsOf(all: readonly Access[], suspension: Suspension): Sections {
  const { node, from, to } = suspension;
  const isDuring = (access: Access) =>
    access.node === node || isInCallback(access.node, node) || (LOOPS.has(node.type) && isWithin(access.node, node));
  const others = all.filter((access) => !isExclusive(access.node, node));
  return {
    before: others.filter((access) => !isDuring(access) && access.at <= node.range[1] && access.at > from),
    during: others.filter(isDuring),
    after: others.filter((access) => !isDuring(access) && access.at > node.range[1] && access.at <= to),
  };
}

/** In a function called by the call that waits. */
function isInCallback(inner: TSESTree.Node, call: TSESTree.Node): boolean {
  if (inner === call || !isWithin(inner, call)) return false;
  for (let at = inner.parent; at && at !== call; at = at.parent) if (isFunction(at)) return true;
  return false;
}

/** Do the two never run in one go: in different arms of a branch, or with an early exit between them? */
function isExclusive(a: TSESTree.Node, b: TSESTree.Node): boolean {
  let inner: TSESTree.Node = a;
  while (inner.parent && !isWithin(b, inner.parent)) {
    if (endsWithJump(inner) && inner.parent.type === N.IfStatement) return true;
    if (inner.type === N.BlockStatement && inner.parent.type === N.IfStatement && endsWithJump(inner)) return true;
    inner = inner.parent;
  }
  const meeting = inner.parent;
  if (!meeting) return false;
  if (meeting.type === N.IfStatement || meeting.type === N.ConditionalExpression) {
    const isArm = (part: TSESTree.Node | null | undefined, node: TSESTree.Node) =>
      Boolean(part && isWithin(node, part));
    return (
      (isArm(meeting.consequent, a) && isArm(meeting.alternate, b)) ||
      (isArm(meeting.alternate, a) && isArm(meeting.consequent, b))
    );
  }
  if (meeting.type === N.SwitchStatement) return inner.type === N.SwitchCase && inner.consequent.some(endsWithJump);
  return isLeftBefore(a, b, meeting);
}

/** `b` is in an arm that ends the function, and `a` comes after it. */
function isLeftBefore(a: TSESTree.Node, b: TSESTree.Node, meeting: TSESTree.Node): boolean {
  if (a.range[0] < b.range[1]) return false;
  for (let at = b; at.parent && at !== meeting; at = at.parent)
    if (at.parent.type === N.IfStatement && at.parent.test !== at && endsWithJump(at)) return true;
  return false;
}
