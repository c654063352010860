/** Tells which variables of a module are state: each thread would have a copy of its own. */
import { isReassigned } from '../../syntax/scopes/reassigned.ts';
import { makesConstant } from '../../catalogue/javascript/types.ts';
import { isRepeatable } from '../../catalogue/threads.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { SourceTree } from '../source-tree.ts';
import { isChanged } from './changes.ts';

/** @returns why a copy of a variable of the function's own module would not share its state */
export function stateOf(variable: Variable, top: TSESTree.Node): string | undefined {
  if (top.type === N.FunctionDeclaration || top.type === N.TSEnumDeclaration) return undefined;
  if (top.type === N.ClassDeclaration) return stateOfClass(variable, top);
  if (top.type !== N.VariableDeclaration) return `\`${variable.name}\` is declared together with other variables`;
  if (top.declarations.length !== 1 || top.declarations[0]!.id.type !== N.Identifier)
    return `\`${variable.name}\` is declared together with other variables`;
  if (isWritten(variable)) return `\`${variable.name}\` is mutable module state`;
  const { init } = top.declarations[0]!;
  return init && (isFunction(init) || isConstant(init))
    ? undefined
    : `\`${variable.name}\` is created when the module loads`;
}

/** @returns why a worker, which loads the module for itself, would see something else in its variable */
export function stateOfImported(tree: SourceTree, variable: Variable, top: TSESTree.Node): string | undefined {
  const name = `\`${variable.name}\` in ${tree.path.slice(tree.path.lastIndexOf('/') + 1)}`;
  if (top.type === N.ClassDeclaration) return stateOfClass(variable, top);
  if (top.type !== N.VariableDeclaration) return undefined;
  if (isWritten(variable)) return `${name} is mutable module state`;
  const declarator = top.declarations.find(({ id }) => variable.identifiers.includes(id));
  // Destructured: the source of the values counts.
  const init = (declarator ?? top.declarations[0])?.init;
  return !init || isRepeated(tree, init) ? undefined : `${name} is created when the module loads`;
}

/** `static items = new Map()`, `Counter.made++`. */
function stateOfClass(variable: Variable, { body }: TSESTree.ClassDeclaration): string | undefined {
  if (mentions(variable).some(isChanged)) return `\`${variable.name}\` is mutable module state`;
  for (const member of body.body) {
    if (member.type === N.StaticBlock) return `\`${variable.name}\` is set up when the module loads`;
    const isState =
      member.type === N.PropertyDefinition &&
      member.static &&
      member.value &&
      !isFunction(member.value) &&
      (member.value.type === N.NewExpression || !isConstant(member.value));
    if (isState) return `\`${variable.name}.${keyOf(member, member.key) ?? '…'}\` is module state`;
  }
  return undefined;
}

const isWritten = (variable: Variable): boolean => isReassigned(variable) || mentions(variable).some(isChanged);

export const mentions = ({ references }: Variable): TSESTree.Node[] =>
  references.filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);

/** Consists of literals only, so every copy is equal. */
function isConstant(node: TSESTree.Node): boolean {
  switch (node.type) {
    case N.Literal:
      return true;
    case N.Identifier:
      return node.name === 'undefined' || node.name === 'Infinity';
    case N.TemplateLiteral:
      return node.expressions.every(isConstant);
    case N.UnaryExpression:
      return isConstant(node.argument);
    case N.BinaryExpression:
      return isConstant(node.left) && isConstant(node.right);
    case N.ArrayExpression:
      return node.elements.every((element) => element && isConstant(element));
    case N.ObjectExpression:
      return node.properties.every(
        (property) => property.type === N.Property && !property.computed && isConstant(property.value),
      );
    case N.TSAsExpression:
    case N.TSSatisfiesExpression:
      return isConstant(node.expression);
    case N.NewExpression:
      return node.callee.type === N.Identifier && makesConstant(node.callee.name) && node.arguments.every(isConstant);
    default:
      return false;
  }
}

/** Its value is the same whenever the module is loaded; the variables that it uses are examined separately. */
function isRepeated(tree: SourceTree, node: TSESTree.Node): boolean {
  const next = (child: TSESTree.Node) => isRepeated(tree, child);
  if (isFunction(node) || isConstant(node)) return true;
  switch (node.type) {
    case N.Identifier:
    case N.MetaProperty:
    case N.ClassExpression:
      return true;
    case N.MemberExpression:
      return next(node.object);
    case N.TSAsExpression:
    case N.TSSatisfiesExpression:
    case N.TSNonNullExpression:
    case N.ChainExpression:
      return next(node.expression);
    case N.TemplateLiteral:
      return node.expressions.every(next);
    case N.BinaryExpression:
    case N.LogicalExpression:
      return next(node.left) && next(node.right);
    case N.UnaryExpression:
      return next(node.argument);
    case N.ConditionalExpression:
      return next(node.test) && next(node.consequent) && next(node.alternate);
    case N.ArrayExpression:
      return node.elements.every((element) => element !== null && next(element));
    case N.SpreadElement:
      return next(node.argument);
    case N.ObjectExpression:
      return node.properties.every((property) => next(property.type === N.Property ? property.value : property));
    case N.NewExpression:
      return (
        (isRepeatable(tree.code(node.callee), true) || makesConstant(tree.code(node.callee))) &&
        node.arguments.every(next)
      );
    case N.CallExpression:
      return isRepeatable(tree.code(node.callee), false) && node.arguments.every(next);
    default:
      return false;
  }
}
