/** How long a regular expression may take: judged by scslre, which is loaded for the first pattern that matters. */
import type * as Scslre from 'scslre';

export interface Backtracking {
  /** With the length of the text. */
  readonly growth: 'exponential' | 'polynomial';
  /** Only where the text has several lines: headers and addresses have not. */
  readonly takesLines?: true;
}

let scslre: typeof Scslre | undefined;
const known = new Map<string, Backtracking | undefined>();
const asked = new Set<string>();

/** A pattern that is asked for again is worth its analysis, one that is asked for once often is not. */
export function isHarmless(pattern: string): boolean {
  if (asked.has(pattern)) return backtrackingOf(pattern) === undefined;
  asked.add(pattern);
  return false;
}

/**
 * @param pattern as written: `/a+/g`
 * @returns the worst it does; undefined where the time grows no faster than the text, or the pattern is not valid
 */
export function backtrackingOf(pattern: string): Backtracking | undefined {
  if (!known.has(pattern)) known.set(pattern, analyse(pattern));
  return known.get(pattern);
}

/** The rest of a line, up to the end of the text: it fails at a line break alone. */
const REST_OF_LINE = /(?:\.[*+]|\(\.[*+]\))\$$/;

function analyse(pattern: string): Backtracking | undefined {
  const end = pattern.lastIndexOf('/');
  const [source, flags] = [pattern.slice(1, end), pattern.slice(end + 1)];
  const worst = worstOf(source, flags);
  if (!worst || !REST_OF_LINE.test(source) || worstOf(source.replace(REST_OF_LINE, ''), flags)) return worst;
  return { ...worst, takesLines: true };
}

function worstOf(source: string, flags: string): Backtracking | undefined {
  scslre ??= require('scslre') as typeof Scslre;
  let reports: readonly Scslre.Report[];
  try {
    // That a search begins anew at each character is no backtracking, and seldom felt.
    ({ reports } = scslre.analyse({ source, flags }, { reportTypes: { Move: false } }));
  } catch {
    // What does not parse as a pattern throws when it is made: that is said by others.
    return undefined;
  }
  const worst = reports.find(({ exponential }) => exponential) ?? reports[0];
  return worst && { growth: worst.exponential ? 'exponential' : 'polynomial' };
}
