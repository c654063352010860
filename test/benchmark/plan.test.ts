/** What a request asks to measure, with its defaults; and requests that cannot be carried out. */
import assert from 'node:assert/strict';
import type { Failure } from '../../src/benchmark/failure.ts';
import { cores, planScenario } from '../../src/benchmark/plan.ts';
import type { ScenarioRequest } from '../../src/protocol/benchmark.ts';
import { strategyKey } from '../../src/protocol/strategies.ts';

const plan = (request: Partial<ScenarioRequest>) =>
  planScenario({ kind: 'scenario', scenario: 'fetch-urls', ...request }, { async: 4 });
const keys = (request: Partial<ScenarioRequest>) => plan(request).strategies.map(strategyKey);

describe('a plan', () => {
  it('has the strategies, sizes and time of the page, and as many rounds as necessary', () => {
    const { size, rounds, budget, strategies, amount } = plan({});
    assert.deepEqual([size, rounds, budget, amount], [{ urls: 100, latency: 25 }, undefined, 20_000, 100]);
    assert.deepEqual(strategies.map(strategyKey), ['sequential', 'async', 'threads:10', 'threads:100', 'processes:50']);
    assert.equal(strategies[1]?.lines, 4);
  });

  it('knows the unit of the throughput', () =>
    assert.equal(plan({ scenario: 'sum-of-squares', size: { tasks: 6 } }).amount, 6));

  it('has a pool of one worker for each core', () =>
    assert.ok(keys({ scenario: 'sum-of-squares' }).includes(`threads:${cores()}`)));

  it('expands an id without a pool to all of its pools, in the order of the page', () => {
    assert.deepEqual(keys({ strategies: [{ id: 'threads' }, { id: 'sequential' }] }), [
      'sequential',
      'threads:10',
      'threads:100',
    ]);
  });

  it('accepts a pool of any size', () =>
    assert.deepEqual(keys({ strategies: [{ id: 'threads', pool: 7 }] }), ['threads:7']));

  const wrong: Readonly<Record<string, readonly [Partial<ScenarioRequest>, RegExp]>> = {
    'an unknown scenario': [{ scenario: 'nothing' as never }, /no scenario nothing. Available: three-tasks/],
    'an unknown size': [{ size: { people: 3 } }, /no size people. Available: urls, latency/],
    'a size out of bounds': [{ size: { urls: 0 } }, /urls must be a number from 1 to 2000/],
    'no number': [{ size: { urls: Number.NaN } }, /urls must be/],
    'a strategy that the scenario does not have': [
      { strategies: [{ id: 'async+threads' }] },
      /no strategy async\+threads here: sequential, async/,
    ],
    'a pool where there is none': [{ strategies: [{ id: 'async', pool: 3 }] }, /async has no pool/],
    'no rounds': [{ rounds: 0 }, /rounds must be/],
    'too little memory': [{ limits: { memory: 1 } }, /limits\.memory must be/],
  };
  for (const [name, [request, message]] of Object.entries(wrong)) {
    it(`refuses ${name}`, () =>
      assert.throws(
        () => plan(request),
        (error: Failure) => error.code === 'usage' && message.test(error.message),
      ));
  }
});
