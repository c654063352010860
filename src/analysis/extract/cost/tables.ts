/** Collections that a file writes out and never extends: they have as many elements as are written. */
import type { Size } from '../../facts/work.ts';
import { N } from '../../syntax/node-types.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { lastNameOf } from '../../syntax/names.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { isGrowing } from './collection-growth.ts';
import { isKnown } from './size-terms.ts';
import type { Sizing } from './sizing.ts';

/** `this.rows[id] = row`: what the property holds is a table, not a record. */
export function noteTable({ tables }: FactsBuilder, { left }: TSESTree.AssignmentExpression): void {
  if (left.type !== N.MemberExpression || !left.computed || left.property.type === N.Literal) return;
  const { object } = left;
  if (object.type === N.MemberExpression && !object.computed) tables.add(lastNameOf(object));
}

/** @returns undefined if it is not a collection of the file itself, or gets more elements later */
export function tableSize(sizes: Sizing, variable: Variable): Size | undefined {
  const [definition] = variable.defs;
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (variable.defs.length !== 1 || declarator?.type !== N.VariableDeclarator || !declarator.init) return undefined;
  const { parent } = declarator;
  const isOfModule = parent.parent.type === N.Program || parent.parent.type === N.ExportNamedDeclaration;
  if (parent.kind !== 'const' || !isOfModule || declarator.id.type !== N.Identifier || isGrowing(variable))
    return undefined;
  const size = sizes.of(declarator.init);
  return isWritten(size) ? size : undefined;
}

/** Does it say how many there are, or name other tables? */
function isWritten(size: Size): boolean {
  if (isKnown(size)) return size > 1;
  if (size[0] === 'of') return size[1][0] === 'var';
  return size[0] === '+' && isWrittenPart(size[1]) && isWrittenPart(size[2]);
}

const isWrittenPart = (size: Size): boolean => isKnown(size) || isWritten(size);
