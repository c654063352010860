/** Doc comments, and the code that they describe. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from './node-types.ts';
import { endOf, startOf } from './offsets.ts';
import type { ParsedComment } from './parser.ts';

export const isDocComment = ({ type, value }: ParsedComment): boolean => type === 'Block' && value.startsWith('*');

/** @returns the offset where the code after a comment starts */
export function codeAfter(comment: ParsedComment, text: string): number {
  const code = /\S/g;
  code.lastIndex = endOf(comment);
  return code.exec(text)?.index ?? endOf(comment);
}

/**
 * A comment belongs to the declaration, export or member that follows it.
 *
 * @param byStart what comments say, by where the code after them starts
 * @returns what is said of a function
 */
export function saidOf<Said>(fn: TSESTree.Node, byStart: ReadonlyMap<number, Said>): Said | undefined {
  for (
    let at: TSESTree.Node | undefined = fn;
    at && at.type !== N.Program && at.type !== N.BlockStatement;
    at = at.parent
  ) {
    const found = byStart.get(startOf(at));
    if (found || at.type === N.CallExpression || at.type === N.ClassBody) return found;
  }
  return undefined;
}
