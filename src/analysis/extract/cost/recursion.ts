/** Which recursive calls of a function exclude each other. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { endOf, isWithin, startOf } from '../../syntax/offsets.ts';
import { isFunction } from '../../syntax/traverse.ts';

/**
 * @returns 1 if the call is made whatever the others do; half of it for each branch at which one of them is made
 * instead
 */
export function shareOf(node: TSESTree.Node, others: readonly TSESTree.Node[]): number {
  let share = 1;
  for (let at = node; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if (parent.type !== N.IfStatement && parent.type !== N.ConditionalExpression) continue;
    if (at === parent.test) continue;
    const instead = at === parent.consequent ? parent.alternate : parent.consequent;
    const isExcluded = instead
      ? others.some((other) => isWithin(other, instead))
      : leaves(at) && others.some((other) => startOf(other) > endOf(parent));
    if (isExcluded) share /= 2;
  }
  // Code after `if (…) return self(…)` runs otherwise.
  for (const other of others) if (endOf(other) < startOf(node) && isLeftBefore(other, node)) share /= 2;
  return share;
}

const leaves = (node: TSESTree.Node): boolean =>
  node.type === N.ReturnStatement || (node.type === N.BlockStatement && node.body.at(-1)?.type === N.ReturnStatement);

/** Does another call stand in a branch that returns, in the same list of statements as what is around the call? */
function isLeftBefore(other: TSESTree.Node, node: TSESTree.Node): boolean {
  for (let at = other; at.parent && !isFunction(at.parent); at = at.parent) {
    if (at.parent.type !== N.IfStatement || at !== at.parent.consequent || at.parent.alternate || !leaves(at)) continue;
    const list = at.parent.parent;
    return isWithin(node, list) && !isWithin(node, at.parent);
  }
  return false;
}
