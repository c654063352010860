/** A short text by which equal results are told from different ones. */
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';

const EVERYTHING = {
  depth: Infinity,
  maxArrayLength: Infinity,
  maxStringLength: Infinity,
  sorted: true,
  compact: true,
  breakLength: Infinity,
} as const;

export const digestOf = (result: unknown): string =>
  createHash('sha256').update(inspect(result, EVERYTHING)).digest('hex');
