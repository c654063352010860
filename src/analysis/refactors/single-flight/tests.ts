/** Recognises tests of whether a variable has been filled: `!config`, `config === undefined`. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { SourceTree } from '../source-tree.ts';

/** What counts as not filled. */
export type Asked = 'falsy' | 'nullish';

export function isWhereUnset(tree: SourceTree, test: TSESTree.Node, variable: Variable): Asked | undefined {
  if (test.type === N.UnaryExpression && test.operator === '!')
    return isVariable(tree, test.argument, variable) ? 'falsy' : undefined;
  return compares(tree, test, variable, ['==', '===']);
}

export function isWhereSet(tree: SourceTree, test: TSESTree.Node, variable: Variable): Asked | undefined {
  return isVariable(tree, test, variable) ? 'falsy' : compares(tree, test, variable, ['!=', '!==']);
}

const isVariable = (tree: SourceTree, node: TSESTree.Node, variable: Variable): boolean =>
  node.type === N.Identifier && tree.variable(node) === variable;

function compares(
  tree: SourceTree,
  test: TSESTree.Node,
  variable: Variable,
  operators: readonly string[],
): Asked | undefined {
  if (test.type !== N.BinaryExpression || !operators.includes(test.operator)) return undefined;
  const [one, other] = isNothing(test.left) ? [test.right, test.left] : [test.left, test.right];
  return isVariable(tree, one, variable) && isNothing(other) ? 'nullish' : undefined;
}

/** `undefined` or `null`. */
export const isNothing = (node: TSESTree.Node): boolean =>
  (node.type === N.Literal && node.value === null && !('regex' in node)) ||
  (node.type === N.Identifier && node.name === 'undefined');
