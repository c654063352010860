/** Medians and percentiles are those of the textbook. */
import { strictEqual, throws } from 'node:assert';
import { median, percentile } from './statistics.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('statistics of measurements', () => {
  it('take the middle of an odd number of samples', () => strictEqual(median([10, 2, 9]), 9));
  it('take the mean of the two in the middle of an even number', () => strictEqual(median([4, 1, 100, 2]), 3));
  it('take percentiles by nearest rank', () => {
    strictEqual(percentile(HUNDRED, 95), 95);
    strictEqual(percentile(HUNDRED, 50), 50);
    strictEqual(percentile(HUNDRED, 100), 100);
    strictEqual(percentile([7], 95), 7);
    strictEqual(percentile([3, 1, 2], 95), 3);
  });
  it('are absent without samples', () => throws(() => median([]), /Nothing was measured/));
});
