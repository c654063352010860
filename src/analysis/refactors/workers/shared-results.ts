/** Finds callers that rely on a result being part of their argument: a copy is another object. */
import { GIVES_ELEMENT } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf, rootOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { Chain } from '../chain/chain.ts';
import type { SourceTree } from '../source-tree.ts';
import { declaredIn } from './argument-changes.ts';
import { isChangedInside } from './changes.ts';
import type { Movable } from './movable.ts';
import { mentions } from './module-state.ts';

/** @returns why the result must not be a copy */
export function sharedResult(chain: Chain, { node, tree, fn }: Movable): string | undefined {
  const parameters = fn.params.flatMap((parameter) => declaredIn(tree, parameter));
  const given = returned(fn.body).find((value) => isPartOf(tree, value, parameters));
  if (!given) return undefined;
  for (const { from, span } of node.in) {
    const theirs = from.sourceFile.isDependency ? undefined : chain.sources.tree(from.sourceFile);
    const call = theirs?.callAt(span);
    if (call && isReliedOn(theirs!, call))
      return `its result is a part of an argument, which ${from.facts.name} changes or compares`;
  }
  return undefined;
}

function returned(body: TSESTree.Node): TSESTree.Node[] {
  if (body.type !== N.BlockStatement) return [body];
  const found: TSESTree.Node[] = [];
  traverse(body, (node) => {
    if (isFunction(node)) return false;
    if (node.type === N.ReturnStatement && node.argument) found.push(node.argument);
    return true;
  });
  return found;
}

/** `rows`, `rows[0]`, `rows.find(…)`, or a variable that holds such. */
function isPartOf(tree: SourceTree, value: TSESTree.Node, parameters: readonly Variable[], depth = 0): boolean {
  const isCall = value.type === N.CallExpression && value.callee.type === N.MemberExpression;
  if (isCall) {
    const { callee } = value as TSESTree.CallExpression & { callee: TSESTree.MemberExpression };
    const method = keyOf(callee, callee.property) ?? '';
    return GIVES_ELEMENT.has(method) && isPartOf(tree, callee.object, parameters, depth);
  }
  const root = rootOf(value);
  const variable = root.type === N.Identifier ? tree.variable(root) : undefined;
  if (!variable) return false;
  if (parameters.includes(variable)) return true;
  const definition = variable.defs[0]?.node;
  const values = [
    definition?.type === N.VariableDeclarator ? definition.init : undefined,
    ...variable.references.map(({ writeExpr }) => writeExpr),
  ];
  const limit = 2;
  return depth < limit && values.some((each) => each && isPartOf(tree, each, parameters, depth + 1));
}

/** Is the object that the call returns changed, or compared with another? */
function isReliedOn(tree: SourceTree, call: TSESTree.Node): boolean {
  const { parent } = call;
  if (isChangedInside(call)) return true;
  if (parent?.type !== N.VariableDeclarator || parent.init !== call) return false;
  return declaredIn(tree, parent.id).some((variable) =>
    mentions(variable).some((mention) => isChangedInside(mention) || isCompared(mention)),
  );
}

const isCompared = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === N.BinaryExpression &&
  /^[!=]==?$/.test(parent.operator) &&
  [parent.left, parent.right].every(({ type }) => type === N.Identifier || type === N.MemberExpression);
