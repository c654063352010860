/** What is said of strategies: which does best in what counts, beside which, and at what price. */
import assert from 'node:assert/strict';
import { compare, type Judged } from '../../src/benchmark/statistics/comparison.ts';
import { decide } from '../../src/benchmark/statistics/outcome.ts';
import { medianInterval, seeded } from '../../src/benchmark/statistics/samples.ts';
import { verdictOf } from '../../src/benchmark/statistics/verdict.ts';
import type { MeasureId } from '../../src/protocol/measures.ts';
import { strategyKey, strategyTitle, type StrategyId } from '../../src/protocol/strategies.ts';
import { median } from 'simple-statistics';
import { around } from './support/samples.ts';

type Samples = Partial<Record<MeasureId, readonly number[]>>;

function strategy(id: StrategyId, samples: Samples, pool?: number): Judged {
  const ref = { id, ...(pool !== undefined && { pool }) };
  const figures = Object.entries(samples).map(([measure, values]) => [
    measure,
    { samples: values, median: median([...values]), ...medianInterval(values.map((value) => Math.max(value, 1e-6))) },
  ]);
  return {
    ...ref,
    key: strategyKey(ref),
    title: strategyTitle(ref),
    perProcess: [30],
    figures: Object.fromEntries(figures) as Judged['figures'],
  };
}
const judge = (merits: readonly MeasureId[], ...strategies: Judged[]): string =>
  verdictOf(decide(strategies, merits)!, strategies, { unit: 'images', amount: 4 });
const same = (value: number): number[] => [value, value, value];

describe('the verdict', () => {
  it('is about the first measure in which strategies differ, and names its price', () => {
    assert.equal(
      judge(
        ['latency', 'wall', 'memory', 'startup'],
        strategy('async', { latency: around(95, 9), wall: around(400, 40), memory: same(100e6), startup: same(60) }),
        strategy(
          'async+threads',
          { latency: around(0.8, 0.2), wall: around(402, 40), memory: same(192e6), startup: same(104) },
          2,
        ),
        strategy(
          'async+processes',
          { latency: around(0.9, 0.2), wall: around(405, 40), memory: same(260e6), startup: same(190) },
          2,
        ),
      ).replaceAll(/\d+\.\d+/g, (number) => Number(number).toFixed(0)),
      'Behind a pool of threads half of the requests wait 1 instead of 95 ms; it costs 92 MB and 44 ms of start. ' +
        'Async + processes (2): as good, at a price of 68 MB and 86 ms of start.',
    );
  });

  it('does not call strategies equal if too little is known', () =>
    assert.match(
      judge(
        ['wall'],
        strategy('sequential', { wall: around(1, 0.02) }),
        strategy('threads', { wall: [1, 9, 120, 2, 80] }, 2),
        strategy('processes', { wall: around(30, 0.5) }, 2),
      ),
      / Threads \(2\): too uncertain to tell\.$/,
    ));

  it('names no price as long as no strategy is better', () =>
    assert.match(
      judge(
        ['wall', 'memory'],
        strategy('sequential', { wall: [10, 90, 12, 80, 70], memory: same(50e6) }),
        strategy('threads', { wall: [20, 5, 60, 9, 8], memory: same(90e6) }, 2),
      ),
      /^No clear difference/,
    ));

  it('uses the next measure if the first is equal', () => {
    assert.match(
      judge(
        ['delay', 'throughput'],
        strategy('sequential', { delay: same(0), throughput: around(5, 0.1) }),
        strategy('async', { delay: around(2, 1), throughput: around(10, 0.1) }),
      ),
      /^With async, (?:9\.\d+|10(?:\.\d+)?) instead of [45](?:\.\d+)? images are done a second\.$/,
    );
  });

  it('names the second best if the plain way is best, and pool sizes if there are several', () => {
    const times = (middle: number) => ({ wall: around(middle, middle / 20) });
    assert.match(
      judge(['wall'], strategy('sequential', times(10)), strategy('threads', times(30), 4)),
      /^In sequence, 4 images take \d+(\.\d+)? ms, in a pool of threads (?:29|30)(\.\d+)? ms\.$/,
    );
    assert.match(
      judge(
        ['wall'],
        strategy('sequential', times(300)),
        strategy('threads', times(100), 4),
        strategy('threads', times(30), 40),
      ),
      /^In a pool of 40 threads 4 images take \d+(\.\d+)? instead of \d+ ms\.$/,
    );
  });

  it('ignores what slows both equally', () => {
    const random = seeded(3);
    const load = around(2, 1, 20, random);
    const pool = strategy('threads', { wall: load.map((times) => 100 * times) });
    const row = strategy('sequential', { wall: load.map((times) => 180 * times * (1 + random() / 100)) });
    const { ratio, low, high } = compare(pool, row, 'wall')!;
    assert.ok(low < ratio && ratio < high && low > 1.79 && high < 1.83, `${low} ${ratio} ${high}`);
  });

  it('compares the rounds of both', () => {
    const random = seeded(3);
    const load = around(2, 1, 20, random);
    const pool = strategy('threads', { wall: load.map((times) => 100 * times) });
    const row = strategy('sequential', { wall: load.slice(0, 8).map((times) => 180 * times) });
    assert.equal(compare(pool, row, 'wall')!.ratio.toFixed(2), '1.80');
  });

  const level: Readonly<Record<string, readonly [Samples, Samples]>> = {
    'samples that overlap': [{ wall: around(100, 20) }, { wall: around(101, 20, 30, seeded(9)) }],
    'a difference below the noise, however sure': [{ wall: around(101, 0.1) }, { wall: around(100, 0.1) }],
    'a delay that nobody notices': [{ delay: around(3, 0.1) }, { delay: around(0.3, 0.1) }],
    'one process each, with a start a little slower': [{ startup: [60] }, { startup: [75] }],
  };
  for (const [name, [row, pool]] of Object.entries(level)) {
    it(`reports no difference for ${name}`, () =>
      assert.equal(
        judge(Object.keys(row) as MeasureId[], strategy('sequential', row), strategy('async', pool)),
        'No clear difference between Sequential and Async: keep the simplest, Sequential.',
      ));
  }

  it('compares nothing for a single strategy', () =>
    assert.match(
      judge(['wall'], strategy('sequential', { wall: same(12) })),
      /take 12 ms; there is nothing to compare/,
    ));
});
