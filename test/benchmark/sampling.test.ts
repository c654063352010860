/** How many rounds are measured, of which strategies, in how many processes: with a clock of our own. */
import assert from 'node:assert/strict';
import type { Plan } from '../../src/benchmark/plan.ts';
import { createSampler } from '../../src/benchmark/sampling.ts';
import { Series } from '../../src/benchmark/series.ts';
import { seeded } from '../../src/benchmark/statistics/samples.ts';
import type { StrategyId } from '../../src/protocol/strategies.ts';

interface Behaviour {
  /** Milliseconds of an execution, and until a process is open. */
  readonly wall: number;
  readonly open?: number;
  /** Part of the time by which rounds differ, and processes. */
  readonly spread?: number;
  readonly luck?: number;
}

/** Runs strategies that take as long as told. */
function sample(behaviours: Partial<Record<StrategyId, Behaviour>>, plan: Partial<Plan> = {}) {
  let now = 0;
  const random = seeded(3);
  const around = (part = 0): number => 1 + part * (random() + random() + random() - 1.5);
  const all = Object.keys(behaviours).map((id) => new Series({ id: id as StrategyId, lines: 1 }));
  const sampler = createSampler(
    { merits: ['wall'], amount: 1, budget: 10_000, precision: 0.05, starts: 1, ...plan } as unknown as Plan,
    () => now,
  );
  const execution = (wall: number) => ({ wall, delays: { watched: wall, late: [] }, digest: '', hasResult: true });
  for (let next = sampler.next(all); next.length > 0; next = sampler.next(all)) {
    const luck = new Map(next.map((one) => [one, around(behaviours[one.strategy.id]!.luck)]));
    for (const one of next) {
      const { wall, open = 150 } = behaviours[one.strategy.id]!;
      now += open + wall;
      one.opened(open, execution(wall), execution(wall));
    }
    for (let round = sampler.round(next); round.length > 0; round = sampler.round(next)) {
      const burst = sampler.burst(round);
      for (const one of round.flatMap((each) => Array.from({ length: burst }, () => each))) {
        const { wall, spread } = behaviours[one.strategy.id]!;
        const took = wall * luck.get(one)! * around(spread);
        now += took;
        one.executed(execution(took), 0);
      }
    }
    for (const one of next) one.peaks.push(1);
  }
  return { now, of: (id: StrategyId) => all.find(({ strategy }) => strategy.id === id)! };
}
const roundsOf = ({ perProcess }: Series): number => perProcess.reduce((sum, count) => sum + count, 0);

describe('the number of rounds', () => {
  it('is small if intervals are narrow, in four processes at least', () => {
    const { now, of } = sample({ sequential: { wall: 10, spread: 0.02 }, async: { wall: 10.2, spread: 0.02 } });
    assert.ok(now < 6_000, `${now}`);
    assert.ok(of('async').perProcess.length >= 4);
  });

  it('uses the time limit if they are not, and no more', () => {
    const { now, of } = sample({ sequential: { wall: 10, luck: 0.3 }, async: { wall: 10, luck: 0.3 } });
    assert.ok(now > 8_000 && now <= 10_500, `${now}`);
    assert.ok(of('async').perProcess.length > 8);
  });

  it('grows only for strategies that are not yet decided', () => {
    const { of } = sample({
      sequential: { wall: 100, spread: 0.2 },
      async: { wall: 20, luck: 0.15 },
      threads: { wall: 20, luck: 0.15 },
    });
    assert.ok(roundsOf(of('sequential')) < roundsOf(of('async')) / 2, `${of('sequential').perProcess.join()}`);
    assert.ok(of('sequential').executions.length >= 3);
  });

  it('is three at least, whatever the time limit', () => {
    const { of } = sample({ sequential: { wall: 9_000 }, async: { wall: 100 } });
    assert.deepEqual([of('sequential').executions.length, of('sequential').perProcess.length], [3, 1]);
  });

  it('stays in one process if starting others would take the time', () => {
    const { of, now } = sample({
      async: { wall: 100, open: 200, spread: 0.3 },
      processes: { wall: 100, open: 4_000, spread: 0.3 },
    });
    assert.equal(of('processes').perProcess.length, 1);
    assert.ok(now < 11_000 && of('processes').executions.length > 5, `${now}`);
  });

  it('is the requested one, in as many processes', () =>
    assert.deepEqual(sample({ async: { wall: 1 } }, { rounds: 7, starts: 3 }).of('async').perProcess, [2, 2, 3]));
});
