/** Finds places where other code, running while a call waits, would change the result. */
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain, rootOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, some } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';
import type { ApiCall } from '../../program/index.ts';
import type { Chain } from '../chain/chain.ts';
import { refuse } from './site.ts';

/**
 * `total += read()`, `total = total + read()`: `total` is read before the wait and written after it.
 * @throws {Refusal} if the target may change in between
 */
export function checkInterleaving(chain: Chain, api: ApiCall): void {
  const tree = chain.treeOf(api.node.sourceFile, api.node);
  const call = tree.callAt(api.call.span);
  let at: TSESTree.Node | undefined = call;
  for (; at?.parent && !isFunction(at.parent); at = at.parent) {
    const { parent }: TSESTree.Node = at;
    if (
      parent.type !== N.AssignmentExpression ||
      parent.right !== at ||
      (parent.operator === '=' && !looksFirst(tree, parent, call!))
    )
      continue;
    if (!isLocal(tree, parent.left)) refuse({ api }, `\`${lastNameOf(parent.left)}\` may change during the wait`);
  }
}

/** Is the assignment's target read before the call? */
function looksFirst(tree: SourceTree, { left, right }: TSESTree.AssignmentExpression, call: TSESTree.Node): boolean {
  if (left.type !== N.Identifier && left.type !== N.MemberExpression) return false;
  const code = tree.code(left);
  return some(right, (node) => node.type === left.type && node.range[1] <= call.range[0] && tree.code(node) === code);
}

/** Is it a variable of the enclosing function? */
function isLocal(tree: SourceTree, target: TSESTree.Node): boolean {
  const root = rootOf(target);
  const declared =
    root.type === N.Identifier && plain(target).type === N.Identifier ? tree.variable(root)?.defs[0]?.name : undefined;
  if (!declared) return false;
  for (let at = target.parent; at; at = at.parent) if (isFunction(at)) return isWithin(declared, at);
  return false;
}
