/** Recognises what a CommonJS module exports, and objects that are exported as a whole. */
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';

/** The name under which an assignment to this exports a value: `module.exports`, `exports.load`. */
export function exportedName(left: TSESTree.Node): string | undefined {
  if (left.type !== N.MemberExpression) return undefined;
  const key = keyOf(left, left.property);
  if (left.object.type === N.Identifier && left.object.name === 'module' && key === 'exports') return 'default';
  return isExports(left.object) ? key : undefined;
}

const isExports = (node: TSESTree.Node): boolean =>
  (node.type === N.Identifier && node.name === 'exports') ||
  (node.type === N.MemberExpression &&
    node.object.type === N.Identifier &&
    node.object.name === 'module' &&
    keyOf(node, node.property) === 'exports');

export function isExportedObject({ parent }: TSESTree.Node): boolean {
  if (parent?.type === N.ExportDefaultDeclaration) return true;
  return parent?.type === N.AssignmentExpression && isExports(parent.left);
}
