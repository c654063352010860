/** Statements after which control goes on somewhere else. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from './node-types.ts';

export const JUMPS: ReadonlySet<string> = new Set([
  N.ReturnStatement,
  N.ThrowStatement,
  N.BreakStatement,
  N.ContinueStatement,
]);

/** Does a branch end so that the statements after it run only if it was not taken? */
export function endsWithJump(branch: TSESTree.Node): boolean {
  const last = branch.type === N.BlockStatement ? branch.body.at(-1) : branch;
  return last !== undefined && JUMPS.has(last.type);
}
