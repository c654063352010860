/** Logistic regression that stays near given weights and keeps the order of each scale. */
import { LEVEL_DISTANCE } from '../../../src/analysis/assessment/level.ts';

export interface Fitted {
  readonly constant: number;
  /** By `scale:value`. */
  readonly points: ReadonlyMap<string, number>;
}

export interface Example {
  readonly wanted: boolean;
  readonly values: readonly string[];
}

export interface FitOptions {
  readonly start: Fitted;
  /** Values of each scale, from the most to the least: their points never rise along it. */
  readonly orders: readonly (readonly string[])[];
  /** How strongly weights are drawn to where they start: the inverse of a variance. */
  readonly pull: number;
  /** The most that a value may add or take, either way. */
  readonly limitOf: (value: string) => number;
}

const STEPS = 600;
const RATE = 0.05;

export function fit(examples: readonly Example[], { start, orders, pull, limitOf }: FitOptions): Fitted {
  const points = new Map(start.points);
  let { constant } = start;
  for (let step = 0; step < STEPS; step++) {
    const slopes = new Map<string, number>();
    let slope = 0;
    for (const { wanted, values } of examples) {
      const error = Number(wanted) - chance(scoreOf({ constant, points }, values));
      slope += error;
      for (const value of values) slopes.set(value, (slopes.get(value) ?? 0) + error);
    }
    constant += RATE * (slope - pull * (constant - start.constant)) * (10 / (10 + examples.length));
    for (const [value, at] of points) {
      const gradient = (slopes.get(value) ?? 0) - pull * (at - start.points.get(value)!);
      const moved = at + RATE * gradient * (10 / (10 + examples.length));
      points.set(value, Math.max(-limitOf(value), Math.min(limitOf(value), moved)));
    }
    for (const order of orders) keepOrder(points, order);
  }
  return { constant, points };
}

/** As the assessment adds up: names together move a finding by one level at most. */
export function scoreOf({ constant, points }: Fitted, values: readonly string[]): number {
  let sum = constant;
  let byNames = 0;
  for (const value of values) {
    if (isName(value)) byNames += points.get(value) ?? 0;
    else sum += points.get(value) ?? 0;
  }
  return sum + Math.max(-LEVEL_DISTANCE, Math.min(LEVEL_DISTANCE, byNames));
}

export const isName = (value: string): boolean => value.startsWith('name:');

const chance = (score: number): number => 1 / (1 + Math.exp(-score));

/** Pools neighbours that are out of order into their mean, as isotonic regression does. */
function keepOrder(points: Map<string, number>, order: readonly string[]): void {
  const pools: { values: string[]; mean: number }[] = [];
  for (const value of order) {
    pools.push({ values: [value], mean: points.get(value) ?? 0 });
    for (let last = pools.at(-1)!, before = pools.at(-2); before && before.mean < last.mean; before = pools.at(-2)) {
      const count = before.values.length + last.values.length;
      last = {
        values: [...before.values, ...last.values],
        mean: (before.mean * before.values.length + last.mean * last.values.length) / count,
      };
      pools.splice(-2, 2, last);
    }
  }
  for (const { values, mean } of pools) for (const value of values) points.set(value, mean);
}
