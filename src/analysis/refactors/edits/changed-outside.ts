/** Finds variables that code changes but does not declare: other code may depend on the order of these changes. */
import { COLLECTS_IN_ORDER } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import { isWithin } from '../../syntax/offsets.ts';

/** What a node itself changes: the target of an assignment, an update, or a collecting call. */
function targetOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === N.AssignmentExpression) return node.left;
  if (node.type === N.UpdateExpression) return node.argument;
  if (node.type !== N.CallExpression) return undefined;
  const callee = plain(node.callee);
  return callee.type === N.MemberExpression && COLLECTS_IN_ORDER.has(lastNameOf(callee)) ? callee.object : undefined;
}

/**
 * @param part the part of `inside` to search
 * @returns the name of the first outside variable that is changed
 */
export function changedOutside(
  tree: SourceTree,
  part: TSESTree.Node,
  inside: TSESTree.Node = part,
): string | undefined {
  let found: string | undefined;
  traverse(part, (node) => {
    const target = found === undefined ? targetOf(node) : undefined;
    if (!target) return found === undefined;
    const root = ownerOf(target);
    if (root.type === N.ThisExpression) found = `this.${lastNameOf(target)}`;
    else if (root.type === N.Identifier && !isDeclaredIn(tree, root, inside)) found = root.name;
    return true;
  });
  return found;
}

/** The root of a chain of members; the result of a call has no owner yet. */
function ownerOf(node: TSESTree.Node): TSESTree.Node {
  const bare = plain(node);
  return bare.type === N.MemberExpression ? ownerOf(bare.object) : bare;
}

/** Globals count as declared outside. */
function isDeclaredIn(tree: SourceTree, name: TSESTree.Identifier, inside: TSESTree.Node): boolean {
  const definition = tree.variable(name)?.defs[0];
  return definition !== undefined && isWithin(definition.name, inside);
}
