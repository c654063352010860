/** Which files' findings differ between two looks. */
import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../analysis/index.ts';

type Findings = ReadonlyMap<string, readonly Finding[]>;

export function changedFiles(before: Findings, after: Findings): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => !isSame(before.get(path) ?? [], after.get(path) ?? []));
}

/** Most findings are the very ones of before. */
const isSame = (before: readonly Finding[], after: readonly Finding[]): boolean => (
  before.length === after.length && before.every((finding, index) => finding === after[index] || isDeepStrictEqual(finding, after[index])));
