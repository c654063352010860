/** Is there an await on every path through the iterations of a loop, so that each of them lets other work run? */
import type { TSESTree } from '@typescript-eslint/types';
import { N, type LoopNode } from '../../syntax/node-types.ts';
import { LOOPS, isFunction, traverse } from '../../syntax/traverse.ts';

/** Inner loops are assumed to run: if they have no iterations, they compute nothing either. */
export function isOnEveryPath(node: TSESTree.Node, loop: LoopNode): boolean {
  for (let at = node; at.parent && at !== loop.body; at = at.parent) {
    const { parent } = at;
    if (parent === loop) return parent.type !== N.ForStatement || at !== parent.init;
    if (isFunction(parent) || !isAlwaysReached(at, parent)) return false;
  }
  return true;
}

/** Does a child run each time its parent does? */
function isAlwaysReached(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case N.IfStatement:
    case N.ConditionalExpression: {
      if (node === parent.test) return true;
      const other = node === parent.consequent ? parent.alternate : parent.consequent;
      return Boolean(other && awaitsOrLeaves(other));
    }
    case N.LogicalExpression:
      return node === parent.left;
    case N.SwitchCase:
    case N.CatchClause:
      return false;
    case N.BlockStatement:
      return !parent.body.slice(0, parent.body.indexOf(node as TSESTree.Statement)).some(mayGoOn);
    default:
      return true;
  }
}

/** Does each path through the branch reach an await, or leave the branch? */
function awaitsOrLeaves(branch: TSESTree.Node): boolean {
  let found = false;
  traverse(branch, (node) => {
    found ||= AWAITS_OR_LEAVES.has(node.type) && isReachedWithin(node, branch);
    return !found && !isFunction(node);
  });
  return found;
}

function isReachedWithin(node: TSESTree.Node, branch: TSESTree.Node): boolean {
  for (let at = node; at !== branch; at = at.parent!) if (!isAlwaysReached(at, at.parent!)) return false;
  return true;
}

/** May it begin the next iteration before the code behind it? */
const mayGoOn = (statement: TSESTree.Node): boolean => !LOOPS.has(statement.type) && mayContinue(statement);

const AWAITS_OR_LEAVES: ReadonlySet<string> = new Set([
  N.AwaitExpression,
  N.ReturnStatement,
  N.BreakStatement,
  N.ThrowStatement,
]);

function mayContinue(node: TSESTree.Node): boolean {
  let found = false;
  traverse(node, (at) => {
    found ||= at.type === N.ContinueStatement;
    return !found && !isFunction(at);
  });
  return found;
}
