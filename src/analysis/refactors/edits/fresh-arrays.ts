/** Recognises arrays that no other code can hold yet, so that sorting or emptying them has no outside effect. */
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';

const METHODS = /^(map|filter|slice|concat|split|flat|flatMap|toSorted|toReversed|toSpliced|with|readdir|readdirSync)$/;
const STATICS = /^(keys|values|entries|getOwnPropertyNames|from|of|all)$/;

/** Does the expression create the array it returns? */
export function isFreshArray(tree: SourceTree, node: TSESTree.Node): boolean {
  const value = plain(node);
  if (value.type === N.ArrayExpression) return true;
  if (value.type === N.AwaitExpression)
    return value.argument.type === N.CallExpression && isFreshArray(tree, value.argument);
  if (value.type !== N.CallExpression) return false;
  const name = lastNameOf(value.callee);
  if (value.callee.type === N.Identifier) return /^readdir(Sync)?$/.test(name);
  if (value.callee.type !== N.MemberExpression) return false;
  if (/^(sort|reverse)$/.test(name)) return isFreshArray(tree, value.callee.object);
  return METHODS.test(name) || (STATICS.test(name) && /^(Object|Array|Promise)$/.test(lastNameOf(value.callee.object)));
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
