/** The figures and sentences that samples come to. */
import assert from 'node:assert/strict';
import { loopDelayOf } from '../../src/benchmark/statistics/loop-delay.ts';
import { medianInterval, outliersOf, seeded } from '../../src/benchmark/statistics/samples.ts';
import { warningsOf } from '../../src/benchmark/statistics/warnings.ts';
import { around } from './support/samples.ts';
import { median } from 'simple-statistics';

/** The part of a hundred intervals that hold it. */
function covered(truth: number, interval: () => { readonly low: number; readonly high: number }): number {
  const trials = Array.from({ length: 100 }, interval);
  return trials.filter(({ low, high }) => low <= truth && truth <= high).length / trials.length;
}

describe('statistics', () => {
  it('give an interval around the median, the same one for the same samples', () => {
    const samples = around(100, 10);
    const { low, high } = medianInterval(samples);
    const middle = median(samples);
    assert.ok(low < middle && middle < high && high - low < 10, `${low} ${middle} ${high}`);
    assert.deepEqual(medianInterval(samples), { low, high });
  });

  for (const rounds of [3, 5, 15, 40]) {
    it(`cover the true median 95 times in 100, of ${rounds} rounds`, () => {
      const random = seeded(1);
      assert.ok(covered(50, () => medianInterval(around(50, 10, rounds, random))) >= 0.93);
    });
  }

  it('cover it if processes differ in speed', () => {
    const random = seeded(5);
    const run = () => Array.from({ length: 4 }, () => around(50 + 3 * (random() - 0.5), 1, 10, random)).flat();
    assert.ok(covered(50, () => medianInterval(run(), [10, 10, 10, 10])) >= 0.93);
  });

  it('are wider if the machine becomes slower', () => {
    const steady = around(100, 5);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    assert.ok(width(medianInterval(steady.map((time, round) => time + round))) > 3 * width(medianInterval(steady)));
  });

  it('give no spread for a single round', () => assert.deepEqual(medianInterval([100]).low.toFixed(6), '100.000000'));

  it('report outliers, and none among few samples', () => {
    assert.deepEqual(outliersOf([10, 11, 10, 12, 11, 90, 10]), [5]);
    assert.deepEqual(outliersOf([10, 11, 900]), []);
  });

  describe('event-loop delay', () => {
    it('is zero if nothing was late', () =>
      assert.deepEqual(loopDelayOf([{ watched: 1000, late: [] }]), { p50: 0, p99: 0, max: 0 }));

    it('weights a block by its duration', () => {
      const { p50, p99, max } = loopDelayOf([{ watched: 1000, late: [1000] }]);
      assert.deepEqual([Math.round(p50), Math.round(p99), max], [500, 990, 1000]);
    });

    it('shows a block of a tenth of the time only in the last percent', () => {
      const { p50, p99 } = loopDelayOf([
        { watched: 500, late: [100] },
        { watched: 500, late: [] },
      ]);
      assert.deepEqual([p50, Math.round(p99)], [0, 90]);
    });
  });
});

describe('warnings', () => {
  const quiet = {
    others: 0.1,
    cpus: 4,
    rounds: 5,
    withoutResult: [],
    sampling: { precision: 0.05, budget: 10_000, isFixed: false },
    rests: ['wall'],
    unknown: new Set('a'),
  } as const;
  const wall = (low: number, high: number) => ({ wall: { samples: [100, 100], median: 100, low, high } });
  const good = {
    id: 'async',
    key: 'a',
    title: 'A',
    median: 100,
    perProcess: [20, 20],
    figures: wall(99, 101),
    sameResult: true,
  } as const;

  it('are absent if all is well', () => assert.deepEqual(warningsOf([good], quiet), []));

  const cases = {
    'noisy, for a busy machine': [good, { ...quiet, others: 0.7 }],
    'noisy, for samples that differ': [{ ...good, figures: wall(70, 130) }, quiet],
    resolution: [{ ...good, median: 0.2 }, quiet],
    'unused-result': [good, { ...quiet, withoutResult: ['a'] }],
    'different-results': [{ ...good, sameResult: false }, quiet],
    'few-rounds': [good, { ...quiet, rounds: 1 }],
    'few-cores': [
      { ...good, pool: 2 },
      { ...quiet, cpus: 1 },
    ],
  } as const;
  it('say what was done about an interval that is still wide', () => {
    const said = (isFixed: boolean): string | undefined =>
      warningsOf([{ ...good, figures: wall(70, 130) }], {
        ...quiet,
        sampling: { precision: 0.05, budget: 10_000, isFixed },
      })[0]?.message;
    const known = 'Wall time of A is known to ±30 % after 40 rounds in 2 processes.';
    assert.equal(said(false), `${known} The 10 s are spent: give more time, or close other programs.`);
    assert.equal(said(true), `${known} Measure as many rounds as it takes, or close other programs.`);
  });

  for (const [name, [measured, circumstances]] of Object.entries(cases)) {
    it(`are given: ${name}`, () =>
      assert.deepEqual(
        warningsOf([measured], circumstances).map(({ code }) => code),
        [name.split(',')[0]],
      ));
  }
});
