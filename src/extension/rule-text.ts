/** What the view of the rules says of one: the level that is set, and its findings by level. */
import type { Severity } from '../analysis/findings.ts';

/** The levels that the Problems panel lists, the worst first. */
const LISTED = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
export type Counts = Readonly<Record<(typeof LISTED)[number], number>>;

/** `info · 2 infos`; without a level that is set, `1 error, 2 warnings`. */
export function describeRule(level: Severity | undefined, counts: Counts): string {
  const found = LISTED.filter((one) => counts[one] > 0).map((one) => `${counts[one]} ${one}${plural(counts[one])}`);
  return [level ?? '', found.join(', ')].filter(Boolean).join(' · ');
}

const plural = (count: number): string => (count === 1 ? '' : 's');
