/** What a single node of the tree costs by itself: an operator, a key, a part of a text. */
import type { TSESTree } from '@typescript-eslint/types';
import { DIVIDES, methodCost, nanosecondsOf } from '../../catalogue/costs/index.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { lastNameOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';

const NAMED = nanosecondsOf('named');
const INDEXED = nanosecondsOf('element');
/** Of one part of a template, or one more text. */
const CONCATENATION = nanosecondsOf('concatenation') / 2;
const CHAINED = nanosecondsOf('chained');
const DIVISION = nanosecondsOf('division');
const BIG = nanosecondsOf('bigint');

/**
 * @param usual nanoseconds of such a node
 * @returns nanoseconds of this one
 */
export function nodeCost(builder: FactsBuilder, node: TSESTree.Node, usual: number, hasBigIntegers: boolean): number {
  switch (node.type) {
    case N.TemplateLiteral:
      return CONCATENATION * node.expressions.length;
    case N.ArrowFunctionExpression:
      return isBuiltIn(node) ? 0 : usual;
    case N.MemberExpression:
      return node.computed ? elementCost(builder, node) : usual;
    case N.BinaryExpression:
    case N.AssignmentExpression: {
      if (hasBigIntegers && isBig(builder, node.left)) return BIG;
      if (DIVIDES.has(node.operator)) return DIVISION;
      if ((node.operator === '+' || node.operator === '+=') && (isText(node.left) || isText(node.right)))
        return CONCATENATION;
      return node.type === N.AssignmentExpression && node.operator === '=' ? CHAINED * chainIn(node) : usual;
    }
    default:
      return usual;
  }
}

const isText = (node: TSESTree.Node): boolean =>
  node.type === N.TemplateLiteral || (node.type === N.Literal && typeof node.value === 'string');

/** A place in a list, or a name in a table? */
function elementCost(builder: FactsBuilder, { property }: TSESTree.MemberExpression): number {
  const definition = property.type === N.Identifier ? builder.variable(property)?.defs[0]?.node : undefined;
  const declarator = definition?.type === N.VariableDeclarator ? definition : undefined;
  // What is declared farther down is not walked yet, and has no parent.
  const around = declarator?.parent as TSESTree.Node | undefined;
  const loop = around?.parent?.type;
  const isName =
    property.type === N.TemplateLiteral ||
    declarator?.init?.type === N.TemplateLiteral ||
    loop === N.ForOfStatement ||
    loop === N.ForInStatement;
  return isName ? NAMED : INDEXED;
}

/** A product that gets longer: what it costs grows with it. */
export const growsBig = (builder: FactsBuilder, node: TSESTree.Node): node is TSESTree.AssignmentExpression =>
  node.type === N.AssignmentExpression && node.operator === '*=' && isBig(builder, node.left);

/** How many operations make a variable anew of what it was, one after the other: `hash = (hash * 31 + code) | 0`. */
function chainIn({ left, right }: TSESTree.AssignmentExpression): number {
  if (left.type !== N.Identifier) return 0;
  let count = 0;
  let at: TSESTree.Node = right;
  for (; at.type === N.BinaryExpression; at = at.left) count++;
  return at.type === N.Identifier && at.name === left.name ? count : 0;
}

/** A callback that stands in the call of a method that goes over elements becomes part of it. */
const isBuiltIn = ({ parent }: TSESTree.Node): boolean =>
  parent?.type === N.CallExpression &&
  parent.callee.type === N.MemberExpression &&
  methodCost(lastNameOf(parent.callee))?.calls === true;

/** Is it an integer of any size, as far as its own text or its variable's beginning tells? */
function isBig(builder: FactsBuilder, node: TSESTree.Node): boolean {
  if (node.type === N.Literal) return typeof node.value === 'bigint';
  if (node.type === N.BinaryExpression) return isBig(builder, node.left);
  const definition = node.type === N.Identifier ? builder.variable(node)?.defs[0]?.node : undefined;
  return (
    definition?.type === N.VariableDeclarator &&
    definition.init?.type === N.Literal &&
    typeof definition.init.value === 'bigint'
  );
}
