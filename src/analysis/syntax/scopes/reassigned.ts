/** Variables that are given another value after their declaration, and the value of those that are not. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../node-types.ts';
import type { Variable } from './scopes.ts';

export const isReassigned = ({ references }: Variable): boolean =>
  references.some((reference) => reference.isWrite() && !reference.init);

/** @returns the initial value, if the variable is declared once and never has another */
export function onlyValueOf(variable: Variable): TSESTree.Node | undefined {
  const { defs } = variable;
  const declarator = defs.length === 1 ? defs[0]!.node : undefined;
  return declarator?.type === N.VariableDeclarator && declarator.id.type === N.Identifier && !isReassigned(variable)
    ? (declarator.init ?? undefined)
    : undefined;
}
