/** Comments that say that iterations run one after another on purpose. */
import type { TSESTree } from '@typescript-eslint/types';
import { saysInOrder } from '../../catalogue/ordering.ts';
import { N } from '../../syntax/node-types.ts';
import { OUR_COMMENTS } from '../comments.ts';
import { endOf, startOf } from '../../syntax/offsets.ts';

const COMMENT = /\/\/(.*)|\/\*([\s\S]*?)\*\//g;
/** Lines of comments directly above. */
const ABOVE = /(?:^[ \t]*(?:\/\/.*|\/?\*.*)\r?\n)+[ \t]*$/m;
/** Characters before a statement in which its comment stands. */
const REACH = 600;

/** Does a comment in a loop, or above it and what is declared for it, say so? */
export function saysOneAfterAnother(text: string, loop: TSESTree.Node): boolean {
  for (const statement of [loop, ...declarationsBefore(loop)])
    if (saysInOrder(withoutDirective(commentAbove(text, startOf(statement))))) return true;
  for (const [, line, block] of text.slice(startOf(loop), endOf(loop)).matchAll(COMMENT))
    if (saysInOrder(withoutDirective(line ?? block ?? ''))) return true;
  return false;
}

/** The reason of a suppression is for the suppression: without it there would be a finding. */
const withoutDirective = (comment: string): string => comment.split(OUR_COMMENTS, 1)[0]!;

/** As one line: sentences go over several. */
const commentAbove = (text: string, start: number): string =>
  (ABOVE.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '').replaceAll(/\s*\r?\n\s*(\/\/|\*)?\s*/g, ' ');

/** The variables that are declared directly before a loop. */
function declarationsBefore(loop: TSESTree.Node): TSESTree.Node[] {
  const { parent } = loop;
  if (parent?.type !== N.BlockStatement && parent?.type !== N.Program) return [];
  const statements: readonly TSESTree.Node[] = parent.body;
  const found: TSESTree.Node[] = [];
  for (let at = statements.indexOf(loop) - 1; statements[at]?.type === N.VariableDeclaration; at--)
    found.push(statements[at]!);
  return found;
}
