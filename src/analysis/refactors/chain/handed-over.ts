/** Checks functions that are passed to a function of the project: does its declaration accept a promise? */
import { MAY_BE_PROMISE } from '../../catalogue/javascript/types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { SourceTree } from '../source-tree.ts';
import type { SourceFile } from '../../program/index.ts';
import type { AnyFunction } from './async-function.ts';
import type { Carrier } from './carrier.ts';

/** @returns why the callback must return its value synchronously, if the declaration says so */
export function declaredOtherwise(
  chain: Carrier,
  sourceFile: SourceFile,
  tree: SourceTree,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  fn: TSESTree.Node,
): string | undefined {
  const index = call.arguments.indexOf(fn as TSESTree.CallExpressionArgument);
  for (const value of chain.program.evaluator.value(sourceFile, tree.expr(call.callee))) {
    if (value.kind !== 'fn' || value.sourceFile.isDependency) continue;
    const theirs = chain.sources.tree(value.sourceFile);
    const callee = theirs?.functionAt(value.id);
    const type = callee && isFunction(callee) ? typeOf((callee as AnyFunction).params[index]) : undefined;
    if (type?.type === N.TSFunctionType && !mayBePromise(theirs!, type.returnType?.typeAnnotation)) {
      return `${tree.code(call.callee)}() declares a return type for its callback that is not a promise`;
    }
  }
  return undefined;
}

function typeOf(parameter: TSESTree.Parameter | undefined): TSESTree.TypeNode | undefined {
  const target = parameter?.type === N.AssignmentPattern ? parameter.left : parameter;
  return target && 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
}

/** Types that do not restrict the value. */
const OPEN: ReadonlySet<string | undefined> = new Set([undefined, N.TSVoidKeyword, N.TSAnyKeyword, N.TSUnknownKeyword]);

function mayBePromise(tree: SourceTree, type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === N.TSUnionType)
    return type.types.some((member) => member.type !== N.TSVoidKeyword && mayBePromise(tree, member));
  return OPEN.has(type?.type) || (type?.type === N.TSTypeReference && MAY_BE_PROMISE.has(tree.code(type.typeName)));
}
