/** Recognises functions that already return promises: making them async does not affect their callers. */
import { CONTINUES } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { FunctionSymbol } from '../../program/index.ts';
import { isPromiseType, type AnyFunction } from './async-function.ts';

/** Does every return value of the function come as a promise? */
export function returnsPromises(node: FunctionSymbol, tree: SourceTree, fn: AnyFunction): boolean {
  const declared = fn.returnType?.typeAnnotation;
  if (declared) return isPromiseType(tree, declared);
  if (fn.type === N.ArrowFunctionExpression && fn.body.type !== N.BlockStatement) return isPromise(node, tree, fn.body);
  const returned: (TSESTree.Expression | null)[] = [];
  traverse(fn.body, (at) => {
    if (isFunction(at)) return false;
    if (at.type === N.ReturnStatement) returned.push(at.argument);
    return true;
  });
  return returned.length > 0 && returned.every((value) => value && isPromise(node, tree, value));
}

function isPromise(node: FunctionSymbol, tree: SourceTree, value: TSESTree.Node): boolean {
  const bare = plain(value);
  if (bare.type === N.NewExpression) return lastNameOf(bare.callee) === 'Promise';
  if (bare.type !== N.CallExpression) return false;
  if (CONTINUES.has(lastNameOf(bare.callee))) return true;
  if (bare.callee.type === N.MemberExpression && lastNameOf(bare.callee.object) === 'Promise') return true;
  const span = String(tree.spanOfCall(bare));
  const targets = node.out.filter((edge) => edge.kind === 'call' && String(edge.span) === span);
  return targets.length > 0 && targets.every(({ to }) => to.facts.async);
}
