/** The type of a variable that will hold a promise: `Config | undefined` → `Promise<Config> | undefined`. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';

/** @returns undefined where no type is written */
export function promiseOf(
  tree: SourceTree,
  { id, init }: TSESTree.VariableDeclarator,
): { readonly range: readonly [number, number]; readonly text: string } | undefined {
  const type = id.typeAnnotation?.typeAnnotation;
  if (!type) return undefined;
  const parts = type.type === N.TSUnionType ? type.types : [type];
  const values = parts.filter((part) => !isEmpty(part)).map((part) => tree.code(part));
  const empty = parts.filter(isEmpty).map((part) => tree.code(part));
  const reset = init ? tree.code(init) : 'undefined';
  const all = [`Promise<${values.join(' | ')}>`, ...empty, ...(empty.includes(reset) ? [] : [reset])];
  return { range: type.range, text: all.join(' | ') };
}

const isEmpty = ({ type }: TSESTree.TypeNode): boolean => type === N.TSUndefinedKeyword || type === N.TSNullKeyword;
