/** Patterns that are known to be slow, with what they are slow on, and patterns that are not. */
import { readFileSync } from 'node:fs';

export const KINDS = ['exponential', 'polynomial', 'harmless'] as const;
export type Kind = (typeof KINDS)[number];

export interface PatternCase {
  readonly pattern: string;
  /** What stands before, what is repeated, what stands after. */
  readonly attack?: readonly [string, string, string];
  /** A text that a harmless pattern matches. */
  readonly example?: string;
}

export const casesOf = (kind: Kind): readonly PatternCase[] =>
  JSON.parse(readFileSync(`test/measure/patterns/${kind}.json`, 'utf8')) as PatternCase[];
