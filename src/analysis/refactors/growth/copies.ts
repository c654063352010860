/** Recognises expressions that create a longer copy of a list or an object: `[...all, x]`, `{ ...all, [key]: x }`. */
import { ADDING } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';

interface Copy {
  /** The expression that copies. */
  readonly node: TSESTree.Node;
  /** What is copied. */
  readonly target: TSESTree.Identifier;
}

export interface ListCopy extends Copy {
  readonly kind: 'list';
  /** What follows the copy; null for a hole. */
  readonly added: readonly (TSESTree.Node | null)[];
}

export interface ObjectCopy extends Copy {
  readonly kind: 'object';
  /** The objects whose properties come after those of the copy, or these properties where they are written here. */
  readonly added: readonly TSESTree.Node[];
}

export type Copied = ListCopy | ObjectCopy;

export function copyOf(tree: SourceTree, node: TSESTree.Node): Copied | undefined {
  const copied = node.type === N.CallExpression ? copyByCall(node) : copyBySpread(node);
  return copied && tree.variable(copied.target) ? copied : undefined;
}

function copyBySpread(node: TSESTree.Node): Copied | undefined {
  if (node.type !== N.ArrayExpression && node.type !== N.ObjectExpression) return undefined;
  const [first, ...added] = node.type === N.ArrayExpression ? node.elements : node.properties;
  if (first?.type !== N.SpreadElement || first.argument.type !== N.Identifier || added.length === 0) return undefined;
  const target = first.argument;
  if (node.type === N.ArrayExpression) return { kind: 'list', node, target, added };
  const properties = added as TSESTree.ObjectLiteralElement[];
  return properties.some(isNewEachTime) ? { kind: 'object', node, target, added: properties } : undefined;
}

/** With a few fixed names, an object does not keep growing. */
const isNewEachTime = (property: TSESTree.ObjectLiteralElement): boolean =>
  property.type === N.SpreadElement || (property.computed && keyOf(property, property.key) === undefined);

function copyByCall(node: TSESTree.CallExpression): Copied | undefined {
  if (node.callee.type !== N.MemberExpression || node.callee.optional) return undefined;
  const { object, property } = node.callee;
  if (object.type !== N.Identifier) return undefined;
  const name = keyOf(node.callee, property);
  if (object.name === ADDING.ofObjects && name === ADDING.merge) return copyByMerge(node);
  const [only, ...others] = node.arguments;
  // Whether anything else is a list is known only at run time.
  if (name !== ADDING.copy || only?.type !== N.ArrayExpression || others.length > 0 || only.elements.length === 0)
    return undefined;
  return { kind: 'list', node, target: object, added: only.elements };
}

/** `Object.assign({}, all, more)`. */
function copyByMerge(node: TSESTree.CallExpression): Copied | undefined {
  const [empty, target, ...added] = node.arguments;
  if (empty?.type !== N.ObjectExpression || empty.properties.length > 0 || target?.type !== N.Identifier)
    return undefined;
  if (added.length === 0 || added.some(({ type }) => type === N.SpreadElement)) return undefined;
  const [only] = added;
  if (added.length > 1 || only?.type !== N.ObjectExpression) return { kind: 'object', node, target, added };
  const { properties } = only;
  return properties.some(isNewEachTime) ? { kind: 'object', node, target, added: properties } : undefined;
}
