/** Adds `await` before an expression that now returns a promise, with parentheses where the syntax requires them. */
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../../syntax/traverse.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Patch } from './patch.ts';

/** @returns why the value cannot be awaited here; undefined if it is awaited now */
export function awaitExpression(tree: SourceTree, node: TSESTree.Node, patch: Patch): string | undefined {
  const whole = node.parent?.type === N.ChainExpression ? node.parent : node;
  if (whole.parent?.type === N.AwaitExpression) return undefined;
  const obstacle = obstacleAround(node);
  if (obstacle) return obstacle;
  if (!patch.once(`await ${whole.range.join()}`)) return undefined;
  if (needsParentheses(whole)) patch.around(whole, `${needsSemicolon(tree, whole) ? ';' : ''}(await `, ')');
  else patch.around(whole, 'await ', '');
  return undefined;
}

/** Places in an async function where `await` is invalid or would change the meaning. */
export function obstacleAround(node: TSESTree.Node): string | undefined {
  if (continuesChain(node)) return 'the optional chain would continue on the promise itself';
  let child: TSESTree.Node = node;
  for (let at = node.parent; at; child = at, at = at.parent) {
    if (isFunction(at)) {
      const isParameter = (at as TSESTree.FunctionDeclaration).params.includes(child as TSESTree.Parameter);
      return isParameter ? 'a default parameter value cannot use await' : undefined;
    }
    if (at.type === N.StaticBlock) return 'a static block cannot use await';
    if (at.type === N.PropertyDefinition || at.type === N.AccessorProperty)
      return 'a field initialiser cannot use await';
    if (at.type === N.Decorator) return 'a decorator cannot use await';
    if ((at.type === N.ClassDeclaration || at.type === N.ClassExpression) && at.superClass === child)
      return 'an extends clause cannot use await';
  }
  return undefined;
}

/** `a?.load().x`: if `a` is nullish, the rest of the chain is skipped. */
function continuesChain(node: TSESTree.Node): boolean {
  const { parent } = node;
  const isLink =
    (parent?.type === N.MemberExpression && parent.object === node) ||
    (parent?.type === N.CallExpression && parent.callee === node) ||
    parent?.type === N.TSNonNullExpression;
  return isLink && hasOptional(node);
}

function hasOptional(node: TSESTree.Node): boolean {
  switch (node.type) {
    case N.MemberExpression:
      return node.optional || hasOptional(node.object);
    case N.CallExpression:
      return node.optional || hasOptional(node.callee);
    case N.TSNonNullExpression:
      return hasOptional(node.expression);
    default:
      return false;
  }
}

/** Is it an operand of something that binds more tightly than `await`? */
export function needsParentheses(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case N.MemberExpression:
      return parent.object === node;
    case N.CallExpression:
    case N.NewExpression:
      return parent.callee === node;
    case N.TaggedTemplateExpression:
      return parent.tag === node;
    case N.TSNonNullExpression:
      return true;
    case N.BinaryExpression:
      return parent.operator === '**' && parent.left === node;
    default:
      return false;
  }
}

/** A line that starts with `(` would continue the line before it, if that has no semicolon. */
export function needsSemicolon(tree: SourceTree, node: TSESTree.Node): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at.range[0] !== node.range[0]) return false;
    if (at.type === N.ExpressionStatement) {
      const block = at.parent;
      const siblings = block.type === N.BlockStatement || block.type === N.Program ? block.body : [];
      const before = siblings[siblings.indexOf(at) - 1];
      return (
        before !== undefined &&
        before.type !== N.FunctionDeclaration &&
        before.type !== N.BlockStatement &&
        !/[;}]$/.test(tree.code(before))
      );
    }
  }
  return false;
}
