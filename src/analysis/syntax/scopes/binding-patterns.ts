/** The names that a pattern declares, and the expressions in it. */
import type { TSESTree } from '@typescript-eslint/types';
import { Pass, rowsOf } from './visit.ts';

type OnName = (name: TSESTree.Identifier, defaults: readonly TSESTree.AssignmentPattern[]) => void;

/** Reports each name in text order; collects expressions for later. */
class Patterns extends Pass {
  /** Types are visited separately. */
  static readonly #rows = rowsOf(Patterns, { ignored: ['Decorator', 'TSTypeAnnotation'] });
  readonly evaluated: TSESTree.Node[] = [];
  readonly #defaults: TSESTree.AssignmentPattern[] = [];

  constructor(readonly onName: OnName) {
    super(Patterns.#rows);
  }

  Identifier(node: TSESTree.Identifier): void {
    this.onName(node, this.#defaults);
  }

  ArrayPattern({ elements }: TSESTree.ArrayPattern): void {
    this.visitAll(elements);
  }

  AssignmentPattern(node: TSESTree.AssignmentPattern): void {
    this.#defaults.push(node);
    this.visit(node.left);
    this.evaluated.push(node.right);
    this.#defaults.pop();
  }

  CallExpression(node: TSESTree.CallExpression): void {
    this.evaluated.push(...node.arguments);
    this.visit(node.callee);
  }

  MemberExpression(node: TSESTree.MemberExpression): void {
    if (node.computed) this.evaluated.push(node.property);
    this.evaluated.push(node.object);
  }

  Property(node: TSESTree.Property): void {
    if (node.computed) this.evaluated.push(node.key);
    this.visit(node.value);
  }
}

const NONE: readonly TSESTree.Node[] = [];
const NO_DEFAULTS: readonly TSESTree.AssignmentPattern[] = [];

/** @returns the expressions in the pattern: computed keys, defaults, objects of members */
export function namesIn(pattern: TSESTree.Node, onName: OnName): readonly TSESTree.Node[] {
  // Fast path: nearly all patterns are plain names.
  if (pattern.type === 'Identifier') {
    onName(pattern as TSESTree.Identifier, NO_DEFAULTS);
    return NONE;
  }
  const patterns = new Patterns(onName);
  patterns.visit(pattern);
  return patterns.evaluated;
}

const PATTERNS: ReadonlySet<string> = new Set([
  'Identifier',
  'ObjectPattern',
  'ArrayPattern',
  'SpreadElement',
  'RestElement',
  'AssignmentPattern',
]);
export const isPattern = ({ type }: TSESTree.Node): boolean => PATTERNS.has(type);
