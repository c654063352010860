/** What changed between results: by how much, how surely, and since which commit. */
import assert from 'node:assert/strict';
import type { BenchmarkResult } from '../../src/protocol/benchmark-result.ts';
import { changesBetween, describeChange, latestStep, likenessOf } from '../../src/protocol/changes.ts';
import { sampleResult, sampleStrategy } from '../benchmark-client/sample-result.ts';

/** @param spread part of the median to either side of the interval */
function run(median: number, spread = 0.02, more: Partial<BenchmarkResult> = {}): BenchmarkResult {
  const strategy = sampleStrategy({ id: 'sequential' }, median);
  const wall = { samples: [median], median, low: median * (1 - spread), high: median * (1 + spread) };
  return sampleResult({ strategies: [{ ...strategy, figures: { ...strategy.figures, wall } }], ...more });
}

describe('changes between two results', () => {
  const said = (before: BenchmarkResult, after: BenchmarkResult): string[] =>
    changesBetween(before, after).map((change) => `${change.measure}: ${describeChange(change)}`);

  it('have an interval, for every measure', () =>
    assert.deepEqual(said(run(100), run(121)), [
      'wall: 18–24 % worse',
      'memory: no clear change',
      'startup: no clear change',
    ]));

  const level: Readonly<Record<string, readonly [BenchmarkResult, BenchmarkResult]>> = {
    'intervals that overlap': [run(100, 0.1), run(109, 0.1)],
    'a difference below the noise': [run(100, 0.001), run(101, 0.001)],
  };
  for (const [name, [before, after]] of Object.entries(level))
    it(`are none for ${name}`, () => assert.equal(said(before, after)[0], 'wall: no clear change'));

  it('can be improvements, also if more is better', () => {
    assert.equal(said(run(100), run(50))[0], 'wall: 49–51 % better');
    const rate = (value: number): BenchmarkResult =>
      sampleResult({
        merits: ['throughput'],
        strategies: [
          {
            ...sampleStrategy({ id: 'async' }, 1),
            figures: { throughput: { samples: [value], median: value, low: value, high: value } },
          },
        ],
      });
    assert.deepEqual(said(rate(100), rate(200)), ['throughput: 50 % better']);
    assert.deepEqual(said(rate(200), rate(100)), ['throughput: 100 % worse']);
  });

  it('start at the first result that is like the latest', () => {
    const commits = ['e', 'd', 'c', 'b', 'a'];
    const results = [121, 119, 120, 100, 101].map((median, index) => run(median, 0.02, { commit: commits[index]! }));
    const step = latestStep(results, 'sequential', 'wall');
    assert.deepEqual([step?.since.commit, step?.change.verdict], ['c', 'worse']);
    assert.equal(latestStep(results.slice(0, 3), 'sequential', 'wall'), undefined);
  });

  it('are reported only for the same work on the same machine', () => {
    assert.equal(likenessOf(run(1)), likenessOf(run(2, 0.1, { date: 'x', commit: 'y' })));
    for (const other of [{ size: { tasks: 4 } }, { arguments: '3' }, { scenario: 'other' }])
      assert.notEqual(likenessOf(run(1)), likenessOf(run(1, 0.02, other)));
  });
});
