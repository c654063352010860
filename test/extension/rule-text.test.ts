/** The view of the rules says which level is set, and what the Problems panel lists. */
import assert from 'node:assert/strict';
import { describeRule } from '../../src/extension/rule-text.ts';

const NONE = { error: 0, warning: 0, info: 0 };

describe('a row of the view of the rules', () => {
  const rows = [
    [describeRule(undefined, NONE), ''],
    [describeRule('off', NONE), 'off'],
    [describeRule(undefined, { error: 1, warning: 2, info: 0 }), '1 error, 2 warnings'],
    [describeRule('info', { ...NONE, info: 1 }), 'info · 1 info'],
  ] as const;
  for (const [said, wanted] of rows) it(`says "${wanted}"`, () => assert.equal(said, wanted));
});
