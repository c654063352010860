/** What repeated measurements come to. */
import { interquartileRange, median, quantile, sampleWithReplacement } from 'simple-statistics';

export { median };

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Resamples of a bootstrap, and the part of them outside of the interval. */
const RESAMPLES = 2_000;
const OUTSIDE = 0.05;
/** Tukey's fences: so many interquartile ranges from the quartiles. */
const FENCE = 1.5;

/** The bootstrap 95 % interval of a statistic of samples. @param statistic is given resamples, one for each of `groups` */
function bootstrap(groups: readonly (readonly number[])[], statistic: (resampled: readonly number[][]) => number, random: () => number): Interval {
  const values = Array.from({ length: RESAMPLES }, () => statistic(groups.map((samples) => sampleWithReplacement([...samples], samples.length, random))));
  const [low, high] = quantile(values, [OUTSIDE / 2, 1 - OUTSIDE / 2]) as unknown as [number, number];
  return { low, high };
}

/** @param random from 0 up to 1: a seeded one gives the same interval for the same samples */
export const medianInterval = (samples: readonly number[], random = seeded()): Interval =>
  bootstrap([samples], ([resampled]) => median(resampled!), random);

/** Of the median of `slow` divided by that of `fast`. */
export const ratioInterval = (slow: readonly number[], fast: readonly number[], random = seeded()): Interval =>
  bootstrap([slow, fast], ([a, b]) => median(a!) / median(b!), random);

/** Indices of the samples outside Tukey's fences; none where there are too few to tell. */
export function outliersOf(samples: readonly number[]): number[] {
  if (samples.length < 4) return [];
  const [first, third] = quantile([...samples], [0.25, 0.75]) as unknown as [number, number];
  const reach = FENCE * interquartileRange([...samples]);
  return samples.flatMap((sample, index) => (sample < first - reach || sample > third + reach ? [index] : []));
}

/** Numbers from 0 up to 1, the same ones each time: a result is a function of its samples. */
export function seeded(seed = 0x9E3779B9): () => number {
  let state = seed >>> 0;
  // Mulberry32.
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
