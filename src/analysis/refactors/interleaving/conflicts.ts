/** State that is used on both sides of a new suspension point: other code may change or see it in between. */
import { isWithin } from '../../syntax/offsets.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isSameCell, type Access } from './cells.ts';
import type { Sections, Suspension } from './sections.ts';

export interface Conflict {
  readonly name: string;
  readonly first: Access;
  readonly second: Access;
}

/** @returns the first state with which two concurrent runs would interfere */
export function conflictIn({ before, during, after }: Sections, { loop }: Suspension): Conflict | undefined {
  const inLoop = (access: Access) => loop !== undefined && isWithin(access.node, loop);
  const pairs: [readonly Access[], readonly Access[]][] = [
    [before, after],
    [before, during],
    [during, after],
    // The next iteration, and what follows the loop.
    [after.filter(inLoop), after.filter((access) => !inLoop(access))],
    [before.filter((access) => !inLoop(access)), before.filter(inLoop)],
  ];
  for (const [firsts, seconds] of pairs) {
    for (const first of firsts) {
      const second = seconds.find((other) => isConflict(first, other));
      if (second) return { name: first.name, first, second };
    }
  }
  return undefined;
}

function isConflict(a: Access, b: Access): boolean {
  if (a.of !== b.of || (a.mode === 'reads' && b.mode === 'reads')) return false;
  if (a.of === 'file') return isSameFile(a, b) && !(isRepeatable(a) && isRepeatable(b));
  return a.of === 'memory' && isSameCell(a.cell, b.cell);
}

/** Creating what may exist, and checking whether it does. */
const isRepeatable = ({ mode, file }: Access): boolean => mode === 'reads' || file?.isRepeatable === true;

const isSameFile = ({ file: a }: Access, { file: b }: Access): boolean => a!.key === b!.key && !a!.isOwn;

/** A file that each run changes, and not in the same way: two at once leave a mixture, or one of them fails. */
export function writtenByAll({ during }: Sections): Access | undefined {
  return during.find(
    ({ of, mode, file }) => of === 'file' && mode === 'changes' && file!.isFixed && !file!.isOwn && !file!.isRepeatable,
  );
}

export const lineIn = (text: string, { range }: TSESTree.Node): number => text.slice(0, range[0]).split('\n').length;
