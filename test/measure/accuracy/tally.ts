/** Counts verdicts. */
import type { Verdict } from './score.ts';

export interface Tally {
  /** Places where a finding is wanted; of these found; of these explained. */
  readonly wanted: number;
  readonly found: number;
  readonly explained: number;
  /** Findings in labelled places: those wanted, and the false alarms. */
  readonly reports: number;
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const count = (is: (verdict: Verdict) => boolean) => verdicts.filter(is).length;
  const found = count(({ outcome }) => outcome === 'found');
  return {
    wanted: found + count(({ outcome }) => outcome === 'missed'),
    found,
    explained: count(({ explained }) => explained),
    reports: found + count(({ outcome }) => outcome === 'false-alarm'),
  };
}

/** Members by their key, in order of appearance. */
export function group<T>(members: readonly T[], keyOf: (member: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const key = keyOf(member);
    const others = groups.get(key);
    if (others) others.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}
