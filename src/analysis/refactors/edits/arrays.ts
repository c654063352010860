/** Tells whether an expression is an array, as far as the file shows. */
import { RETURNS_ARRAY, STATIC_ARRAY_OWNERS, STATIC_ARRAYS } from '../../catalogue/javascript/methods.ts';
import { isArrayType } from '../../catalogue/javascript/types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';

/** Is it certainly an array, by its syntax or declaration? */
export function isArray(tree: SourceTree, node: TSESTree.Node): boolean {
  const value = plain(node);
  if (value.type === N.ArrayExpression) return true;
  if (value.type === N.AwaitExpression)
    return isArray(tree, value.argument) && value.argument.type === N.CallExpression;
  if (value.type === N.CallExpression) {
    if (value.callee.type !== N.MemberExpression || !RETURNS_ARRAY.has(lastNameOf(value.callee))) return false;
    return !STATIC_ARRAYS.has(lastNameOf(value.callee)) || STATIC_ARRAY_OWNERS.has(lastNameOf(value.callee.object));
  }
  const definition = value.type === N.Identifier ? tree.variable(value)?.defs[0] : undefined;
  const name = definition?.name as TSESTree.Identifier | undefined;
  const type = name?.typeAnnotation?.typeAnnotation;
  if (type) return type.type === N.TSArrayType || type.type === N.TSTupleType || isArrayType(tree.code(type));
  const declarator = definition?.node;
  return (
    declarator?.type === N.VariableDeclarator &&
    declarator.init !== null &&
    declarator.id.type === N.Identifier &&
    isArray(tree, declarator.init)
  );
}
