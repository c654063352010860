/** A short digest that distinguishes different results. */
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
