/** Tells whether an added property may be named like the prototype, whose assignment means something else. */
import { ADDING } from '../../catalogue/javascript/methods.ts';
import { isNumberType } from '../../catalogue/javascript/types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';

/** Certainly none of the properties of these parts is called so. */
export const areOrdinary = (tree: SourceTree, parts: readonly TSESTree.Node[]): boolean =>
  parts.every((part) => isOrdinary(tree, part.type === N.SpreadElement ? part.argument : part));

function isOrdinary(tree: SourceTree, node: TSESTree.Node): boolean {
  const value = plain(node);
  switch (value.type) {
    case N.Property:
      return value.computed ? isOrdinaryKey(tree, value.key) : keyOf(value, value.key) !== ADDING.prototype;
    case N.ObjectExpression:
      return areOrdinary(tree, value.properties);
    case N.ConditionalExpression:
      return isOrdinary(tree, value.consequent) && isOrdinary(tree, value.alternate);
    case N.LogicalExpression:
      return value.operator === '&&' && isOrdinary(tree, value.right);
    default:
      return false;
  }
}

function isOrdinaryKey(tree: SourceTree, key: TSESTree.Node): boolean {
  const value = plain(key);
  if (value.type === N.Literal) return value.value !== ADDING.prototype;
  if (value.type === N.TemplateLiteral) {
    const [first, last] = [value.quasis[0]!, value.quasis.at(-1)!].map(({ value: { cooked } }) => cooked ?? '');
    return !ADDING.prototype.startsWith(first!) || !ADDING.prototype.endsWith(last!);
  }
  if (value.type === N.ConditionalExpression)
    return isOrdinaryKey(tree, value.consequent) && isOrdinaryKey(tree, value.alternate);
  return value.type === N.Identifier && isOrdinaryVariable(tree, value);
}

/** A number, or an element of a list of literals. */
function isOrdinaryVariable(tree: SourceTree, name: TSESTree.Identifier): boolean {
  const variable = tree.variable(name);
  const declared = variable?.defs[0];
  if (!variable || variable.defs.length > 1 || declared?.name.type !== N.Identifier) return false;
  if (!variable.references.every((reference) => reference.init ?? !reference.isWrite())) return false;
  const type = declared.name.typeAnnotation?.typeAnnotation;
  if (type) return isNumberType(tree.code(type));
  const { parent } = declared.name;
  if (declared.type === 'Parameter') return isOfFold(declared.name, parent);
  const isElement = parent?.type === N.VariableDeclarator && parent.parent.parent.type === N.ForOfStatement;
  if (isElement) return areLiterals(plain((parent.parent.parent as TSESTree.ForOfStatement).right));
  return parent?.type === N.VariableDeclarator && parent.init !== null && isOrdinaryKey(tree, parent.init);
}

/** Of a callback of `reduce`: the index, or an element of literals. */
function isOfFold(name: TSESTree.Identifier, fn: TSESTree.Node | undefined): boolean {
  if (fn?.type !== N.ArrowFunctionExpression && fn?.type !== N.FunctionExpression) return false;
  const call = fn.parent;
  if (call.type !== N.CallExpression || call.callee.type !== N.MemberExpression) return false;
  if (keyOf(call.callee, call.callee.property) !== ADDING.fold || call.arguments[0] !== fn) return false;
  const at = fn.params.indexOf(name);
  return at === 2 || (at === 1 && areLiterals(plain(call.callee.object)));
}

const areLiterals = (list: TSESTree.Node): boolean =>
  list.type === N.ArrayExpression &&
  list.elements.every((each) => each?.type === N.Literal && each.value !== ADDING.prototype);
