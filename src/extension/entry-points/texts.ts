/** The texts of the entry-point view: what is only a hint does not count as blocked. */
import type { BlockedEntry, EntryPointGroup, EntryPointItem } from '../../protocol/advice.ts';

type Blocks = readonly Pick<BlockedEntry, 'severity'>[];

const isBlocked = (blocks: Blocks): boolean => blocks.some(({ severity }) => severity !== 'hint');

/** `3 blocked, 1 with hints, 12 free` */
export function describeGroup(entries: readonly { readonly blocks: Blocks }[], free: number): string {
  const blocked = entries.filter(({ blocks }) => isBlocked(blocks)).length;
  const hinted = entries.filter(({ blocks }) => blocks.length > 0).length - blocked;
  return [`${blocked} blocked`, hinted > 0 ? `${hinted} with hints` : '', `${free} free`].filter(Boolean).join(', ');
}

/** Beside the title of the view, also where it is folded: `3 blocked`; empty while nothing is listed. */
export const describeGroups = (groups: readonly EntryPointGroup[]): string =>
  groups.length === 0
    ? ''
    : `${groups.flatMap(({ entries }) => entries).filter(({ blocks }) => isBlocked(blocks)).length} blocked`;

/** For screen readers: `warning, blocked by 2`. */
export function describeBlocks(blocks: EntryPointItem['blocks']): string {
  const [worst] = blocks;
  if (!worst) return 'free';
  return isBlocked(blocks)
    ? `${worst.severity}, blocked by ${blocks.filter(({ severity }) => severity !== 'hint').length}`
    : 'hints only';
}
