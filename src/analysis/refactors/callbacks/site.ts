/** A collection method call whose callback has to await: its syntax, and the patch to write to. */
import { isTypeScriptFile } from '../../catalogue/javascript/files.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Patch } from '../chain/patch.ts';
import { Refusal } from '../chain/refusal.ts';
import type { Where } from '../concurrency/bound.ts';
import type { ImportBook } from '../edits/imports.ts';
import { keyOf } from '../../syntax/names.ts';

export interface CallbackSite extends Where {
  readonly call: TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };
  readonly patch: Patch;
  readonly imports: ImportBook;
}

/** Writes code in place of the call that waits for all callbacks. @throws {Refusal} */
export type Construction = (site: CallbackSite) => void;

/** @throws {Refusal} */
export function refuse({ tree, call }: Pick<CallbackSite, 'tree' | 'call'>, reason: string): never {
  throw new Refusal(reason, tree.path, tree.spanOfCall(call));
}

export const methodOf = ({ call }: CallbackSite): string => keyOf(call.callee, call.callee.property) ?? '';

export const isTypeScript = ({ tree }: CallbackSite): boolean => isTypeScriptFile(tree.path);

/** The first name that is not used in the file. */
export const freeName = ({ tree }: CallbackSite, ...names: readonly string[]): string =>
  names.find((name) => !tree.isTaken(name)) ?? `${names[0]}Here`;

/** The end of the collection expression, including parentheses around it. */
export function endOfObject({
  tree,
  call: {
    callee: { object, property },
  },
}: CallbackSite): number {
  const end = object.range[1];
  return end + tree.text.slice(end, property.range[0]).lastIndexOf(')') + 1;
}

/** A parameter pattern without its type. */
export const patternOf = ({ tree }: CallbackSite, parameter: TSESTree.Node): string => {
  const type = 'typeAnnotation' in parameter ? (parameter.typeAnnotation as TSESTree.Node | undefined) : undefined;
  return tree.text.slice(parameter.range[0], type?.range[0] ?? parameter.range[1]).replace(/\?$/, '');
};

/** Refuses if the removed text contains a comment. @throws {Refusal} */
export function checkNoComment(site: CallbackSite, start: number, end: number): void {
  if (site.tree.hasComment(start, end)) refuse(site, 'a comment would be lost');
}
