/** The figures and sentences that samples come to. */
import assert from 'node:assert/strict';
import { loopDelayOf } from '../../src/benchmark/statistics/loop-delay.ts';
import { medianInterval, outliersOf, seeded } from '../../src/benchmark/statistics/samples.ts';
import { compare, compareAll, verdictOf } from '../../src/benchmark/statistics/verdict.ts';
import { warningsOf } from '../../src/benchmark/statistics/warnings.ts';
import { median } from 'simple-statistics';

/** Samples around a middle, the same ones each time; few are far from it. */
function around(middle: number, spread: number, count = 30, random = seeded(7)): number[] {
  return Array.from({ length: count }, () => middle + spread * (random() + random() + random() - 1.5));
}

const strategy = (key: string, samples: readonly number[]) => ({
  key,
  title: key.toUpperCase(),
  samples,
  median: median([...samples]),
  starts: 1,
});
const judge = (...strategies: ReturnType<typeof strategy>[]) => verdictOf(strategies, compareAll(strategies));

/** The part of a hundred intervals that hold it. */
function covered(truth: number, interval: () => { readonly low: number; readonly high: number }): number {
  const trials = Array.from({ length: 100 }, interval);
  return trials.filter(({ low, high }) => low <= truth && truth <= high).length / trials.length;
}

describe('statistics', () => {
  it('give an interval that holds the median, the same one for the same samples', () => {
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

  it('cover it where each process is a little faster or slower for as long as it lives', () => {
    const random = seeded(5);
    const run = () => Array.from({ length: 4 }, () => around(50 + 3 * (random() - 0.5), 1, 10, random)).flat();
    assert.ok(covered(50, () => medianInterval(run(), 4)) >= 0.93);
  });

  it('are wider where the machine gets slower meanwhile', () => {
    const steady = around(100, 5);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    assert.ok(width(medianInterval(steady.map((time, round) => time + round))) > 3 * width(medianInterval(steady)));
  });

  it('know nothing of the spread of a single round', () =>
    assert.deepEqual(medianInterval([100]).low.toFixed(6), '100.000000'));

  it('show outliers, and none among few samples', () => {
    assert.deepEqual(outliersOf([10, 11, 10, 12, 11, 90, 10]), [5]);
    assert.deepEqual(outliersOf([10, 11, 900]), []);
  });

  describe('of the event loop', () => {
    it('are zero where nothing was late', () =>
      assert.deepEqual(loopDelayOf([{ watched: 1000, late: [] }]), { p50: 0, p99: 0, max: 0 }));

    it('count a block for as long as it lasts', () => {
      const { p50, p99, max } = loopDelayOf([{ watched: 1000, late: [1000] }]);
      assert.deepEqual([Math.round(p50), Math.round(p99), max], [500, 990, 1000]);
    });

    it('see a block that is a tenth of the time in the last percent only', () => {
      const { p50, p99 } = loopDelayOf([
        { watched: 500, late: [100] },
        { watched: 500, late: [] },
      ]);
      assert.deepEqual([p50, Math.round(p99)], [0, 90]);
    });
  });
});

describe('the verdict', () => {
  it('says by how much the fastest wins, over the next and over the plain way', () => {
    assert.match(
      judge(strategy('row', around(1000, 20)), strategy('pool', around(500, 20)), strategy('async', around(250, 10))),
      /^ASYNC is (?:1\.9–)?2\.[01](?:–2\.1)? times faster than POOL, and (?:3\.9–)?4\.[01](?:–4\.1)? times faster than ROW\.$/,
    );
  });

  it('sees what slows both alike in neither', () => {
    const random = seeded(3);
    const load = around(2, 1, 20, random);
    const pool = strategy(
      'pool',
      load.map((times) => 100 * times),
    );
    const row = strategy(
      'row',
      load.map((times) => 180 * times * (1 + random() / 100)),
    );
    const { ratio, low, high } = compare(pool, row);
    assert.ok(low < ratio && ratio < high && low > 1.79 && high < 1.83, `${low} ${ratio} ${high}`);
  });

  it('says that there is no clear difference', () => {
    assert.equal(
      judge(strategy('row', around(100, 20)), strategy('async', around(101, 20, 30, seeded(9)))),
      'No clear difference between ROW and ASYNC.',
    );
  });

  it('takes a difference below the noise for none, however sure it is', () => {
    assert.match(judge(strategy('row', around(101, 0.1)), strategy('async', around(100, 0.1))), /^No clear difference/);
  });

  it('names who is level with the fastest, and who is behind them', () => {
    assert.match(
      judge(
        strategy('row', around(300, 5)),
        strategy('threads', around(100, 20)),
        strategy('async', around(101, 20, 30, seeded(9))),
      ),
      /^No clear difference between (?:THREADS and ASYNC|ASYNC and THREADS); \w+ is \d\.\d–3\.\d times faster than ROW\.$/,
    );
  });

  it('has nothing to compare a single strategy with', () =>
    assert.match(judge(strategy('row', [12, 12, 12])), /takes 12 ms; there is nothing to compare/));
});

describe('warnings', () => {
  const quiet = { others: 0.1, cpus: 4, rounds: 5, withoutResult: [] };
  const good = { key: 'a', title: 'A', median: 100, low: 99, high: 101, outliers: [], sameResult: true };

  it('are absent where all is well', () => assert.deepEqual(warningsOf([good], quiet), []));

  const cases = {
    'noisy, for a busy machine': [good, { ...quiet, others: 0.7 }],
    'noisy, for samples that differ': [{ ...good, low: 70, high: 130 }, quiet],
    resolution: [{ ...good, median: 0.2, low: 0.19, high: 0.21 }, quiet],
    'unused-result': [good, { ...quiet, withoutResult: ['a'] }],
    'different-results': [{ ...good, sameResult: false }, quiet],
    'few-rounds': [good, { ...quiet, rounds: 1 }],
    'few-cores': [
      { ...good, pool: 2 },
      { ...quiet, cpus: 1 },
    ],
  } as const;
  for (const [name, [measured, circumstances]] of Object.entries(cases)) {
    it(`are given: ${name}`, () =>
      assert.deepEqual(
        warningsOf([measured], circumstances).map(({ code }) => code),
        [name.split(',')[0]],
      ));
  }
});
