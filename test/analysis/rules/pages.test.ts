/** Every rule's page tells the truth: its bad example gives exactly one finding, its good one none. */
import assert from 'node:assert/strict';
import { rules } from '../../../src/analysis/index.ts';
import { filesIn, findingsOf } from '../small-project.ts';

const LOUD: ReadonlySet<string> = new Set(['info', 'warning', 'error']);

/** `rule: message` of everything that is said about an example. */
const said = (text: string): string[] =>
  [...findingsOf(filesIn(text)).values()]
    .flat()
    .filter(({ severity }) => LOUD.has(severity))
    .map(({ rule, message }) => `${rule}: ${message}`);

describe('the pages of the rules', () => {
  for (const { id, docs } of rules) {
    it(`${id}: reports the bad example, not the good one`, () => {
      const bad = said(docs.bad);
      assert.equal(bad.length, 1, bad.join('\n'));
      assert.ok(bad[0]!.startsWith(`${id}: `), bad[0]);
      assert.deepEqual(said(docs.good), []);
    });
  }
});
