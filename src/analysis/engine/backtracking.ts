/** How long a regular expression may take: judged by scslre, which is loaded for the first pattern that matters. */
import type * as Scslre from 'scslre';

export interface Backtracking {
  /** With the length of the text. */
  readonly growth: 'exponential' | 'polynomial';
  /** Only because the search begins anew at each character. */
  readonly isSearch: boolean;
  /** A sign that takes long when repeated. */
  readonly character: string;
}

/** A repetition without end. */
const UNBOUNDED = /[*+]|\{\d+,\}/;

/** A glance: one that repeats nothing without end takes no longer than the text is long. */
export const mayBacktrack = (pattern: string): boolean => UNBOUNDED.test(pattern);

let scslre: typeof Scslre | undefined;
const known = new Map<string, Backtracking | undefined>();

/**
 * @param pattern as written: `/a+/g`
 * @returns the worst it does; undefined where the time grows no faster than the text, or the pattern is not valid
 */
export function backtrackingOf(pattern: string): Backtracking | undefined {
  if (!known.has(pattern)) known.set(pattern, analyse(pattern));
  return known.get(pattern);
}

function analyse(pattern: string): Backtracking | undefined {
  scslre ??= require('scslre') as typeof Scslre;
  const end = pattern.lastIndexOf('/');
  let reports: readonly Scslre.Report[];
  try {
    ({ reports } = scslre.analyse({ source: pattern.slice(1, end), flags: pattern.slice(end + 1) }));
  } catch {
    // What does not parse as a pattern throws when it is made: that is said by others.
    return undefined;
  }
  const worst = reports.find(({ exponential }) => exponential) ?? reports.find(({ type }) => type !== 'Move') ?? reports[0];
  return worst && { growth: worst.exponential ? 'exponential' : 'polynomial', isSearch: worst.type === 'Move', character: worst.character.pick };
}
