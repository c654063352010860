/**
 * What the statistics are worth by themselves: the sampler and the verdict on made-up times, with a clock of their own.
 * Real machines differ, but a hundred real runs take an hour, and the noise of ten programs hides what is measured.
 */
import { createSampler } from '../../../src/benchmark/sampling.ts';
import { judgedOf, Series } from '../../../src/benchmark/series.ts';
import { median, seeded } from '../../../src/benchmark/statistics/samples.ts';
import { decide } from '../../../src/benchmark/statistics/outcome.ts';
import type { Plan } from '../../../src/benchmark/plan.ts';

export interface Noise {
  /** Parts of the time by which rounds differ, and processes for as long as they live (standard deviations). */
  readonly rounds: number;
  readonly processes: number;
  /** Part of the rounds that something else holds up, for as long again. */
  readonly interrupted: number;
}

/** Milliseconds. */
const WALL = 30;
const OPENING = 160;
const PLAN = {
  merits: ['wall', 'memory', 'startup'],
  amount: 1,
  budget: 10_000,
  precision: 0.05,
  starts: 1,
} as unknown as Plan;

export interface Simulated {
  /** Whether the slower one, or either of the same, was found worse. */
  readonly found: boolean;
  /** Whether the interval of the first one holds its true time. */
  readonly covered: boolean;
  readonly rounds: number;
  readonly seconds: number;
}

/** A sum of twelve evenly spread numbers is nearly normal. */
const normalOf = (random: () => number) => (): number =>
  Array.from({ length: 12 }, random).reduce((sum, part) => sum + part, -6);

/** The median that very many rounds in very many processes would have. */
export function longRunMedian({ rounds, processes, interrupted }: Noise): number {
  const random = seeded(11);
  const normal = normalOf(random);
  const walls = Array.from(
    { length: 20_000 },
    () => WALL * Math.exp(processes * normal() + rounds * normal()) * (random() < interrupted ? 2 : 1),
  );
  return median(walls);
}

/** @param truth of the first one */
export function simulate(slower: number, noise: Noise, seed: number, truth: number): Simulated {
  const random = seeded(seed * 7_919 + 1);
  const normal = normalOf(random);
  let now = 0;
  const walls = [WALL, WALL * (1 + slower)];
  const all = (['before', 'after'] as const).map((id) => new Series({ id, lines: 1 }));
  const sampler = createSampler(PLAN, () => now);
  const execution = (wall: number) => ({ wall, delays: { watched: wall, late: [] }, digest: '', hasResult: true });
  for (let next = sampler.next(all); next.length > 0; next = sampler.next(all)) {
    const luck = new Map(next.map((one) => [one, Math.exp(noise.processes * normal())]));
    const take = (one: Series): number => {
      const held = random() < noise.interrupted ? 2 : 1;
      return walls[all.indexOf(one)]! * luck.get(one)! * Math.exp(noise.rounds * normal()) * held;
    };
    for (const one of next) {
      now += OPENING + WALL;
      one.opened(OPENING * Math.exp(0.1 * normal()), execution(take(one)), execution(take(one)));
    }
    for (let turn = sampler.round(next); turn.length > 0; turn = sampler.round(next)) {
      const burst = sampler.burst(turn);
      for (const one of turn.flatMap((each) => Array.from({ length: burst }, () => each))) {
        const wall = take(one);
        now += wall;
        one.executed(execution(wall), 0);
      }
    }
    for (const one of next) one.peaks.push(50e6 * Math.exp(0.01 * normal()));
  }
  const judged = all.flatMap((one) => judgedOf(one, PLAN) ?? []);
  const { decidedBy, best } = decide(judged, PLAN.merits)!;
  const { low, high } = judged[0]!.figures.wall!;
  return {
    found: decidedBy !== undefined && (slower === 0 || (decidedBy === 'wall' && best.id === 'before')),
    covered: low <= truth && truth <= high,
    rounds: all[0]!.executions.length,
    seconds: now / 1_000,
  };
}
