/** The table of names: each row matches what it must and nothing that it must not, and has points. */
import assert from 'node:assert/strict';
import { WEIGHTS } from '../../src/analysis/assessment/weights.ts';
import { FLAGS } from '../../src/analysis/catalogue/naming/flags.ts';
import { NAMES } from '../../src/analysis/catalogue/naming/index.ts';

describe('table of names', () => {
  for (const { id, pattern, matches, misses } of NAMES) {
    it(`${id} matches its examples and none of its counter-examples`, () => {
      assert.deepEqual(
        matches.filter((name) => !pattern.test(name)),
        [],
      );
      assert.deepEqual(
        misses.filter((name) => pattern.test(name)),
        [],
      );
    });
    it(`${id} has points`, () => assert.equal(typeof WEIGHTS.names[id], 'number'));
  }

  for (const { says, pattern, matches, misses } of FLAGS) {
    it(`flags that say "${says}" match their examples and none of their counter-examples`, () => {
      assert.deepEqual(
        [...matches, ...misses].filter((name) => pattern.test(name)),
        matches,
      );
    });
  }
});
