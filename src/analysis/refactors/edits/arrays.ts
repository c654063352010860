/** Tells whether an expression is an array, as far as the file shows. */
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';

const RETURN_ARRAYS = /^(map|filter|slice|concat|split|sort|flat|flatMap|reverse|keys|values|entries|from|of|all)$/;

/** Is it certainly an array, by its syntax or declaration? */
export function isArray(tree: SourceTree, node: TSESTree.Node): boolean {
  const value = plain(node);
  if (value.type === N.ArrayExpression) return true;
  if (value.type === N.AwaitExpression)
    return isArray(tree, value.argument) && value.argument.type === N.CallExpression;
  if (value.type === N.CallExpression) {
    if (value.callee.type !== N.MemberExpression || !RETURN_ARRAYS.test(lastNameOf(value.callee))) return false;
    return (
      !/^(keys|values|entries|from|of|all)$/.test(lastNameOf(value.callee)) ||
      /^(Object|Array|Promise)$/.test(lastNameOf(value.callee.object))
    );
  }
  const definition = value.type === N.Identifier ? tree.variable(value)?.defs[0] : undefined;
  const name = definition?.name as TSESTree.Identifier | undefined;
  const type = name?.typeAnnotation?.typeAnnotation;
  if (type)
    return (
      type.type === N.TSArrayType ||
      type.type === N.TSTupleType ||
      /^(readonly .*\[\]|(Readonly)?Array<.*>)$/s.test(tree.code(type))
    );
  const declarator = definition?.node;
  return (
    declarator?.type === N.VariableDeclarator &&
    declarator.init !== null &&
    declarator.id.type === N.Identifier &&
    isArray(tree, declarator.init)
  );
}
