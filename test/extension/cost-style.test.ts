/** Messages at the end of lines are the louder the more their findings cost. */
import assert from 'node:assert/strict';
import { styleOfCost, type CostLimits } from '../../src/extension/cost-style.ts';

const LIMITS: CostLimits = { small: 10, medium: 50 };
const SMALL = { fontStyle: 'italic', fontWeight: 'normal' };
const MEDIUM = { fontStyle: 'normal', fontWeight: 'normal' };
const LARGE = { fontStyle: 'normal', fontWeight: 'bold' };

const CASES: readonly (readonly [
  what: string,
  milliseconds: number | undefined,
  style: object,
  limits?: CostLimits,
])[] = [
  ['nothing', 0, SMALL],
  ['the small limit', 10, SMALL],
  ['more than it', 10.1, MEDIUM],
  ['the medium limit', 50, MEDIUM],
  ['more than that', 50.1, LARGE],
  ['what nobody knows', undefined, MEDIUM],
  ['what is small although the medium limit is below it', 10, SMALL, { small: 10, medium: 5 }],
  ['what is above both of these', 11, LARGE, { small: 10, medium: 5 }],
];

describe('the message at the end of a line', () => {
  for (const [what, milliseconds, style, limits = LIMITS] of CASES)
    it(`of ${what}`, () => assert.deepEqual(styleOfCost(milliseconds, limits), style));
});
