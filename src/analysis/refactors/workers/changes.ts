/** Detects code that changes its arguments: a worker would change only its copy. */
import { CHANGES_ITSELF } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import { keyOf } from '../../syntax/names.ts';

/** Does this use of a variable change the variable or the object it refers to? */
export function isChanged(identifier: TSESTree.Node): boolean {
  let at = identifier;
  for (let { parent } = at; parent; parent = at.parent) {
    if (parent.type === N.MemberExpression && parent.object === at) {
      const { parent: outer } = parent;
      if (outer.type === N.CallExpression && outer.callee === parent)
        return CHANGES_ITSELF.has(keyOf(parent, parent.property) ?? '');
      at = parent;
      continue;
    }
    if (parent.type === N.TSNonNullExpression || parent.type === N.ChainExpression) {
      at = parent;
      continue;
    }
    if (parent.type === N.AssignmentExpression) return parent.left === at;
    if (parent.type === N.UpdateExpression) return true;
    if (parent.type === N.UnaryExpression) return parent.operator === 'delete';
    if (parent.type === N.ForOfStatement || parent.type === N.ForInStatement) return parent.left === at;
    return false;
  }
  return false;
}

/** Does this use change the object that the variable refers to, not the variable itself? */
export function isChangedInside(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  return parent?.type === N.MemberExpression && parent.object === identifier && isChanged(identifier);
}
