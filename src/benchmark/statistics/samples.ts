/** What repeated measurements come to, as far as they bear it out. */
import { interquartileRange, median, quantile, sampleWithReplacement, standardDeviation } from 'simple-statistics';
import { studentsT } from './students-t.ts';

export { median };

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Resamples of a bootstrap. */
const RESAMPLES = 1_000;
/** Fewer groups do not say how far groups differ; more are too short for what slows the machine for a while. */
const LEAST_GROUPS = 3;
const MOST_GROUPS = 5;
/** Tukey's fences: so many interquartile ranges from the quartiles. */
const FENCE = 1.5;

/**
 * Where the median lies with 95 % confidence; also the median of another run, as far as this one can tell.
 * What slows a machine for a while, or a process for as long as it lives, makes neighbouring rounds alike, and rounds
 * taken for independent would then promise too much. So the rounds are resampled one by one and again in groups, and
 * the wider interval counts. Each has Student's factor for as many as were resampled: of three rounds the median is not
 * known well, and the interval says so. All of it on a logarithmic scale, for what slows things down multiplies.
 * @param samples over zero, in the order of the rounds
 * @param starts of processes over which the rounds were spread
 */
export function medianInterval(samples: readonly number[], starts = 1): Interval {
  const middle = Math.log(median([...samples]));
  const reach = Math.max(...groupings(samples, starts).map(reachOf));
  return { low: Math.exp(middle - reach), high: Math.exp(middle + reach) };
}

/**
 * Rounds by which two strategies are compared: each of the one over the same of the other, so that what slowed both is
 * not in it.
 */
export const ratiosOf = (slow: readonly number[], fast: readonly number[]): number[] =>
  slow.map((sample, round) => sample / fast[round]!);

/** Consecutive samples in so many groups of nearly the same size. */
export function spread<T>(samples: readonly T[], groups: number): T[][] {
  return Array.from({ length: groups }, (_, index) =>
    samples.slice(Math.floor((index * samples.length) / groups), Math.floor(((index + 1) * samples.length) / groups)),
  );
}

function groupings(samples: readonly number[], starts: number): (readonly number[])[][] {
  const single = samples.map((sample) => [sample]);
  // Rounds of one start are grouped by time, some together where there are enough of them.
  const groups =
    starts > 1 ? Math.min(starts, samples.length) : Math.min(MOST_GROUPS, Math.floor(Math.sqrt(samples.length)));
  return groups < LEAST_GROUPS ? [single] : [single, spread(samples, groups)];
}

/** How far the interval reaches to either side of the logarithm of the median. */
function reachOf(groups: readonly (readonly number[])[]): number {
  const count = groups.length;
  if (count < 2) return 0;
  const random = seeded();
  const medians = Array.from({ length: RESAMPLES }, () =>
    Math.log(median(sampleWithReplacement([...groups], count, random).flat())),
  );
  // The spread of resamples falls short of the truth by this factor where there are few.
  return studentsT(count - 1) * standardDeviation(medians) * Math.sqrt(count / (count - 1));
}

/** Indices of the samples outside Tukey's fences; none where there are too few to tell. */
export function outliersOf(samples: readonly number[]): number[] {
  if (samples.length < 4) return [];
  const [first, third] = quantile([...samples], [0.25, 0.75]) as unknown as [number, number];
  const reach = FENCE * interquartileRange([...samples]);
  return samples.flatMap((sample, index) => (sample < first - reach || sample > third + reach ? [index] : []));
}

/** Numbers from 0 up to 1, the same ones each time: a result is a function of its samples. */
export function seeded(seed = 0x9e3779b9): () => number {
  let state = seed >>> 0;
  // Mulberry32.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
