/** Recognises arrays that no other code can hold yet, so that sorting or emptying them has no outside effect. */
import {
  CREATES_ARRAY,
  CREATES_ARRAY_STATICALLY,
  LISTS_FOLDER,
  RETURNS_ITSELF,
  STATIC_ARRAY_OWNERS,
} from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';

/** Does the expression create the array it returns? */
export function isFreshArray(tree: SourceTree, node: TSESTree.Node): boolean {
  const value = plain(node);
  if (value.type === N.ArrayExpression) return true;
  if (value.type === N.AwaitExpression)
    return value.argument.type === N.CallExpression && isFreshArray(tree, value.argument);
  if (value.type !== N.CallExpression) return false;
  const name = lastNameOf(value.callee);
  if (value.callee.type === N.Identifier) return LISTS_FOLDER.has(name);
  if (value.callee.type !== N.MemberExpression) return false;
  if (RETURNS_ITSELF.has(name)) return isFreshArray(tree, value.callee.object);
  return (
    CREATES_ARRAY.has(name) ||
    (CREATES_ARRAY_STATICALLY.has(name) && STATIC_ARRAY_OWNERS.has(lastNameOf(value.callee.object)))
  );
}

/** A variable that is initialised with such an array and never reassigned. */
export function isOwnArray(tree: SourceTree, node: TSESTree.Node): boolean {
  const variable = node.type === N.Identifier ? tree.variable(node) : undefined;
  const declarator = variable?.defs.length === 1 ? variable.defs[0]!.node : undefined;
  if (declarator?.type !== N.VariableDeclarator || !declarator.init || declarator.parent.parent.type === N.Program)
    return false;
  return (
    isFreshArray(tree, declarator.init) &&
    variable!.references.every((reference) => reference.init ?? !reference.isWrite())
  );
}
