/** What is found and can be told, and how it differs from what a fresh project finds. */
import type { Analysis } from '../../../src/project/index.ts';
import { foundBy } from '../../support/found.ts';

export const toldBy = (analysis: Pick<Analysis, 'findings'>, root: string): string[] =>
  foundBy(analysis, root, ({ severity }) => severity !== 'off');

/** @returns what one of them has and the other has not */
export function differenceOf(found: readonly string[], expected: readonly string[]): string[] {
  const [a, b] = [new Set(found), new Set(expected)];
  return [
    ...expected.filter((line) => !a.has(line)).map((line) => `- ${line}`),
    ...found.filter((line) => !b.has(line)).map((line) => `+ ${line}`),
  ];
}

export type Shown = ReadonlyMap<string, readonly unknown[]>;

/** @returns in words, the files of which one server shows something else than another */
export const differencesShown = (shown: Shown, expected: Shown): string[] =>
  [...new Set([...shown.keys(), ...expected.keys()])].filter(
    (uri) => JSON.stringify(shown.get(uri)) !== JSON.stringify(expected.get(uri)),
  );
