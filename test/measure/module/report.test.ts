/** The tables that docs/measurements.md and the terminal show of the module's claims. */
import assert from 'node:assert/strict';
import { sampleResult, sampleStrategy } from '../../benchmark-client/sample-result.ts';
import { agreement, moduleTable, overlap, overlapTable, targetsTable } from './report.ts';

const FETCHED = sampleResult({
  scenario: 'fetch-urls',
  size: { urls: 100, latency: 20 },
  strategies: [
    sampleStrategy({ id: 'sequential' }, 2100),
    sampleStrategy({ id: 'async' }, 30),
    sampleStrategy({ id: 'threads', pool: 10 }, 210),
  ],
});
const SUMMED = sampleResult({
  scenario: 'sum-of-squares',
  strategies: [
    sampleStrategy({ id: 'sequential' }, 40),
    sampleStrategy({ id: 'async' }, 41),
    sampleStrategy({ id: 'threads', pool: 2 }, 30),
  ],
});

describe("the module's table", () => {
  it('is shown beside the measured one', () => {
    const { rows } = moduleTable(FETCHED);
    assert.deepEqual(rows[1], ['Async', '~1 s', '100 ×', '30 ms', '70 ×', 'Low', '64 MB', 'Medium', '7']);
    assert.deepEqual(rows[4]?.slice(0, 5), ['Processes (50)', '~1–2 s', '50 × – 100 ×', '–', '–']);
  });

  it('is judged by its ratios', () =>
    assert.deepEqual(
      targetsTable(FETCHED, SUMMED).rows.map((row) => row.at(-1)),
      ['yes', 'yes', 'no', 'yes'],
    ));

  it('shows whether runs agree', () => {
    assert.ok(
      overlap([
        { low: 1, high: 3 },
        { low: 2, high: 4 },
        { low: 3, high: 5 },
      ]),
    );
    assert.ok(
      !overlap([
        { low: 1, high: 3 },
        { low: 2, high: 4 },
        { low: 3.5, high: 5 },
      ]),
    );
    const slower = sampleResult({
      strategies: FETCHED.strategies.map((one) => ({ ...one, low: one.low * 2, high: one.high * 2 })),
    });
    assert.deepEqual(overlapTable([FETCHED, FETCHED]).rows[0], [
      'Sequential',
      '1.89 s – 2.31 s',
      '1.89 s – 2.31 s',
      'yes',
    ]);
    assert.equal(overlapTable([FETCHED, slower]).rows[0]?.at(-1), 'no');
    const [first, ...others] = SUMMED.strategies;
    const half = sampleResult({
      scenario: 'sum-of-squares',
      strategies: [{ ...first!, low: 80, high: 90 }, ...others],
    });
    assert.deepEqual(
      agreement([
        [FETCHED, FETCHED],
        [SUMMED, half],
      ]),
      {
        sentence: 'The intervals of 5 of 6 strategies overlap; not those of sum-of-squares: Sequential.',
        isWhole: false,
      },
    );
  });
});
