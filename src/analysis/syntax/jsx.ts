/** Tells whether an expression returns JSX: a function that does renders part of a page. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from './node-types.ts';

/** `<p />`, possibly as one of several results. */
export function isMarkup(node: TSESTree.Node): boolean {
  switch (node.type) {
    case N.JSXElement:
    case N.JSXFragment:
      return true;
    case N.ConditionalExpression:
      return isMarkup(node.consequent) || isMarkup(node.alternate);
    case N.LogicalExpression:
      return isMarkup(node.right);
    default:
      return false;
  }
}
