/** Each row of the table of names is held to what it is worth on repositories that it was not fitted on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { NAMES } from '../../../src/analysis/catalogue/naming/index.ts';

describe('the table of names', () => {
  const worth = JSON.parse(
    readFileSync(new URL('../../measure/assessment/names.json', import.meta.url), 'utf8'),
  ) as Readonly<Record<string, { readonly applies: number; readonly gain: number }>>;

  it('has the measured rows, and no others', () => {
    assert.deepEqual(NAMES.map(({ id }) => id).sort(), Object.keys(worth).sort());
  });

  for (const { id } of NAMES)
    it(`is better with "${id}" than without`, () => {
      assert.ok(worth[id]!.gain > 0, `gain ${worth[id]!.gain}: drop the row`);
    });
});
