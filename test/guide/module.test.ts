/**
 * Nothing of the course module is missing: each of its rows has its words on the page, and the parts of the product
 * that it names exist.
 */
import assert from 'node:assert/strict';
import { MODULE } from './module-rows.ts';
import { PAGE, plain, sectionsOf } from './page.ts';
import { placesOf } from './places.ts';

describe('the course module', () => {
  let sections: ReadonlyMap<string, string>;

  before(async () => {
    sections = await sectionsOf(PAGE);
  });

  for (const { title, heading, rows } of MODULE) {
    describe(title, () => {
      for (const row of rows) {
        it(row.row, () => {
          const section = sections.get(heading);
          assert.ok(section !== undefined, `${PAGE} has no heading ${heading}`);
          assert.ok(plain(section).includes(plain(row.says)), `${PAGE} does not say "${row.says}" below ${heading}`);
          assert.deepEqual(
            placesOf(row).filter(({ exists }) => !exists),
            [],
          );
        });
      }
    });
  }
});
