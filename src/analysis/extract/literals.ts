/** What literals say: values, patterns, and texts as far as they tell what they are for. */
import type { TSESTree } from '@typescript-eslint/types';
import { isStatement } from '../catalogue/statements.ts';
import type { Expr } from '../facts/expr.ts';
import { N } from '../syntax/node-types.ts';

const UNKNOWN: Expr = ['?'];
/** Longer patterns are usually generated, and slow to check. */
const MAX_PATTERN = 2000;
/** Number of characters of a text that are kept. */
const MAX_TEXT = 120;
const NAMES_FILE = /[\w-]\.\w{1,8}$|[\\/]\.?\w+$/;

export function literalExpr(node: TSESTree.Literal): Expr {
  if ('regex' in node) return node.raw.length > MAX_PATTERN ? UNKNOWN : ['regexp', node.raw];
  if (typeof node.value === 'string') return ['lit', node.value.slice(0, MAX_TEXT)];
  return Number.isFinite(node.value) || typeof node.value === 'boolean'
    ? ['lit', node.value as number | boolean]
    : UNKNOWN;
}

export function templateExpr(node: TSESTree.TemplateLiteral): Expr {
  const [first, last] = [node.quasis[0]!.value.cooked ?? '', node.quasis.at(-1)!.value.cooked ?? ''];
  if (node.expressions.length === 0) return ['lit', first.slice(0, MAX_TEXT)];
  return isStatement(first) ? ['head', first.slice(0, MAX_TEXT)] : tailOf(last);
}

/** `folder + '/settings.json'`. */
export const joinedExpr = ({ operator, right }: TSESTree.BinaryExpression): Expr =>
  operator === '+' && right.type === N.Literal && typeof right.value === 'string' ? tailOf(right.value) : UNKNOWN;

const tailOf = (last: string): Expr => (NAMES_FILE.test(last) ? ['tail', last.slice(-MAX_TEXT)] : UNKNOWN);
