/** How long a regular expression may take on a malicious text. */
import { ambiguityOf } from './patterns/ambiguous.ts';

export interface Backtracking {
  /** With the length of the text. */
  readonly growth: 'exponential' | 'polynomial';
  /** The power of the length; infinite where the growth is exponential. */
  readonly degree: number;
  /** Characters that double the time where the growth is exponential. */
  readonly period: number;
  /** Only if the text has several lines: headers and addresses have one. */
  readonly takesLines?: true;
}

const known = new Map<string, Backtracking | undefined>();

/**
 * @param pattern as written: `/a+/g`
 * @returns its worst behaviour; undefined if the time grows no faster than the text, or if the pattern is invalid or
 * too long to be analyzed in a few milliseconds
 */
export function backtrackingOf(pattern: string): Backtracking | undefined {
  if (!known.has(pattern)) known.set(pattern, analyse(pattern));
  return known.get(pattern);
}

/** Longer patterns are not analyzed: even reading them takes too long. */
const MAX_LENGTH = 2_000;
/** The rest of a line, up to the end of the text: it fails at a line break alone. */
const REST_OF_LINE = /(?:\.[*+]|\(\.[*+]\))\$$/;

function analyse(pattern: string): Backtracking | undefined {
  if (pattern.length > MAX_LENGTH) return undefined;
  const end = pattern.lastIndexOf('/');
  const [source, flags] = [pattern.slice(1, end), pattern.slice(end + 1)];
  const worst = worstOf(source, flags);
  if (!worst || !REST_OF_LINE.test(source) || worstOf(source.replace(REST_OF_LINE, ''), flags)) return worst;
  return { ...worst, takesLines: true };
}

function worstOf(source: string, flags: string): Backtracking | undefined {
  const found = ambiguityOf(source, flags);
  if (!found) return undefined;
  return { growth: found.degree === Infinity ? 'exponential' : 'polynomial', ...found };
}

/** Steps of the engine, as measured on malicious texts. */
const STEPS_PER_MS = 160_000;

/** @returns the length in characters of a text that takes so long */
export function lengthAt({ degree, period }: Backtracking, milliseconds: number): number {
  const steps = STEPS_PER_MS * milliseconds;
  return degree === Infinity ? Math.log2(steps) * period : (steps * factorial(degree)) ** (1 / degree);
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
