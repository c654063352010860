/** `docs/rules` has the page of each rule, for readers of a report that have no editor. */
import { readdir } from 'node:fs/promises';
import assert from 'node:assert/strict';
import { rules } from '../src/analysis/index.ts';
import { rulePages } from '../src/server/rule-pages.ts';
import { expectGenerated } from './support/generated.ts';

const FOLDER = 'docs/rules';

describe('the pages of the rules', () => {
  for (const rule of rules)
    it(rule.id, () => expectGenerated(`${FOLDER}/${rule.id}.md`, () => rulePages.page(rule.id)!));

  it('belong to existing rules', async () => {
    assert.deepEqual(await readdir(FOLDER), rules.map(({ id }) => `${id}.md`).sort());
  });
});
