/** The tables of names: each pattern matches what it must and nothing that it must not; each row has points. */
import assert from 'node:assert/strict';
import { WEIGHTS } from '../../src/analysis/assessment/weights.ts';
import { DESCRIPTOR, DESCRIPTOR_ENDING } from '../../src/analysis/catalogue/file-handles.ts';
import * as files from '../../src/analysis/catalogue/naming/files.ts';
import { FLAGS } from '../../src/analysis/catalogue/naming/flags.ts';
import { NAMES } from '../../src/analysis/catalogue/naming/index.ts';
import type { NamePattern } from '../../src/analysis/catalogue/naming/types.ts';
import * as words from '../../src/analysis/catalogue/naming/words.ts';

const PATTERNS: readonly (readonly [name: string, pattern: NamePattern])[] = [
  ...NAMES.map((row) => [row.id, row] as const),
  ...FLAGS.map((row) => [`flags that say "${row.says}"`, row] as const),
  ...Object.entries(files),
  ...Object.entries(words),
  ...Object.entries({ DESCRIPTOR, DESCRIPTOR_ENDING }),
];

describe('tables of names', () => {
  for (const [name, { pattern, matches, misses }] of PATTERNS)
    it(`${name}: matches its examples and none of its counter-examples`, () => {
      assert.ok(matches.length > 0 && misses.length > 0, 'it has examples of both');
      assert.deepEqual(
        [...matches, ...misses].filter((example) => pattern.test(example)),
        matches,
      );
    });

  for (const { id } of NAMES) it(`${id}: has points`, () => assert.equal(typeof WEIGHTS.names[id], 'number'));
});
