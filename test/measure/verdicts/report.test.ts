/** The table of verdicts: what counts as found, and what must hold. */
import assert from 'node:assert/strict';
import { sampleResult, sampleStrategy } from '../../benchmark-client/sample-result.ts';
import { coverage, verdictsTable } from './report.ts';

const found = sampleResult({ decidedBy: 'wall', best: 'before', warnings: [] });
const level = sampleResult({ best: 'before' });
delete (level as { decidedBy?: string }).decidedBy;

describe('the table of verdicts', () => {
  it('counts claims of the same code, and findings of slower code', () => {
    const { rows } = verdictsTable(
      [
        { slower: 0, results: [found, level, level, level] },
        { slower: 0.1, results: [found, found, found, found, { ...found, best: 'after' }] },
      ],
      'here',
    );
    assert.deepEqual(rows, [
      ['the same under two names', '4', '25 %', 'at most 5 %', 'no', '75 %', '3', '4 s'],
      ['slower by 10 %', '5', '80 %', 'at least 80 %', 'yes', '0 %', '3', '4 s'],
    ]);
  });

  it('counts intervals that contain the median of all', () => {
    const of = (...medians: number[]) =>
      sampleResult({ strategies: medians.map((median) => sampleStrategy({ id: 'before' }, median)) });
    assert.match(coverage([of(100, 101), of(100, 130)]), /^75 % of 4 intervals .* \(101 ms\); wanted: 93 %\.$/);
  });
});
