/** What the code around a variable says of its size: what `reduce` gathers, what a counter is compared with. */
import type { TSESTree } from '@typescript-eslint/types';
import { MAKES_LIST, OF_PROPERTIES } from '../../catalogue/costs/index.ts';
import { GROWS_BY } from '../../catalogue/javascript/methods.ts';
import { lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { goneOver } from './collection-calls.ts';

/**
 * The collection that `reduce` goes over, for what each iteration hands on and makes longer: half of it on average.
 */
export function gatheredFrom(builder: FactsBuilder, { defs, references }: Variable): TSESTree.Node | undefined {
  const fn = defs[0]?.node as TSESTree.Node | undefined;
  if (!fn || !isFunction(fn) || !('params' in fn) || fn.params[0] !== defs[0]?.name) return undefined;
  const call = fn.parent;
  if (call?.type !== N.CallExpression || lastNameOf(call.callee) !== 'reduce') return undefined;
  return references.some(
    ({ identifier: { parent } }) =>
      parent?.type === N.SpreadElement ||
      (parent?.type === N.MemberExpression && parent.computed && parent.parent.type === N.AssignmentExpression) ||
      (parent?.type === N.MemberExpression && GROWS_BY.has(lastNameOf(parent))),
  )
    ? goneOver(builder, call)
    : undefined;
}

/**
 * Has what is written a length, rather than being a number? A variable for such may get others of the kind, which are
 * about as long.
 */
export function isCollection(written: TSESTree.Node): boolean {
  const node = plain(written);
  switch (node.type) {
    case N.ArrayExpression:
    case N.ObjectExpression:
    case N.NewExpression:
    case N.TemplateLiteral:
      return true;
    case N.Literal:
      return typeof node.value === 'string';
    case N.CallExpression:
      return OF_PROPERTIES.has(writtenName(node.callee)) || MAKES_LIST.has(lastNameOf(node.callee));
    default:
      return false;
  }
}

/** What a counter is compared with. */
export function boundOf(test: TSESTree.Node | null, name: string): TSESTree.Node | undefined {
  if (test?.type === N.LogicalExpression) return boundOf(test.left, name) ?? boundOf(test.right, name);
  if (test?.type !== N.BinaryExpression) return undefined;
  if (test.left.type === N.Identifier && test.left.name === name) return test.right;
  return test.right.type === N.Identifier && test.right.name === name && test.left.type !== N.PrivateIdentifier
    ? test.left
    : undefined;
}
