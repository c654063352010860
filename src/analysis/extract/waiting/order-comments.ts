/** Comments that say that iterations run one after another on purpose. */
import type { TSESTree } from '@typescript-eslint/types';
import { saysInOrder } from '../../catalogue/ordering.ts';
import { endOf, startOf } from '../../syntax/offsets.ts';

const COMMENT = /\/\/(.*)|\/\*([\s\S]*?)\*\//g;
/** Lines of comments directly above. */
const ABOVE = /(?:^[ \t]*(?:\/\/.*|\/?\*.*)\r?\n)+[ \t]*$/m;

/** Does a comment in a loop, or directly above it, say so? */
export function saysOneAfterAnother(text: string, loop: TSESTree.Node): boolean {
  const start = startOf(loop);
  const before = text.slice(Math.max(0, start - 400), start);
  if (saysInOrder(ABOVE.exec(before)?.[0] ?? '')) return true;
  for (const [, line, block] of text.slice(start, endOf(loop)).matchAll(COMMENT))
    if (saysInOrder(line ?? block ?? '')) return true;
  return false;
}
