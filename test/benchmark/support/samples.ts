/** Samples around a middle, the same ones each time; few are far from it. */
import { seeded } from '../../../src/benchmark/statistics/samples.ts';

export function around(middle: number, spread: number, count = 30, random = seeded(7)): number[] {
  return Array.from({ length: count }, () => middle + spread * (random() + random() + random() - 1.5));
}
