/** Statistics of repeated measurements: median, interval, outliers. */
import { interquartileRange, median, quantile, sampleWithReplacement, standardDeviation } from 'simple-statistics';
import { studentsT } from './students-t.ts';

export { median };

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Resamples of the bootstrap. */
const RESAMPLES = 1_000;
/** Fewer groups do not show how much groups differ; with more, each is too short to cover temporary slowdowns. */
const LEAST_GROUPS = 3;
const MOST_GROUPS = 5;
/** Tukey's fences: number of interquartile ranges from the quartiles. */
const FENCE = 1.5;

/**
 * The 95 % interval of the median, and of the median of another run as far as this one can predict it.
 * A temporary slowdown of the machine, or a slow process, makes neighbouring rounds alike; treating them as independent
 * would make the interval too narrow. So rounds are resampled singly and again in groups, and the wider interval
 * counts. Each uses Student's factor for its number of resampled items, because few rounds do not determine the median
 * well. All of it is on a logarithmic scale, because slowdowns multiply.
 * @param samples above zero, in the order of the rounds
 * @param starts number of processes that shared the rounds
 */
export function medianInterval(samples: readonly number[], starts = 1): Interval {
  const middle = Math.log(median([...samples]));
  const reach = Math.max(...groupings(samples, starts).map(reachOf));
  return { low: Math.exp(middle - reach), high: Math.exp(middle + reach) };
}

/** The ratios of two strategies, round by round, so that what slowed both cancels out. */
export const ratiosOf = (slow: readonly number[], fast: readonly number[]): number[] =>
  slow.map((sample, round) => sample / fast[round]!);

/** Splits samples into consecutive groups of nearly equal size. */
export function spread<T>(samples: readonly T[], groups: number): T[][] {
  return Array.from({ length: groups }, (_, index) =>
    samples.slice(Math.floor((index * samples.length) / groups), Math.floor(((index + 1) * samples.length) / groups)),
  );
}

function groupings(samples: readonly number[], starts: number): (readonly number[])[][] {
  const single = samples.map((sample) => [sample]);
  // Rounds of one start are grouped by time; some starts are merged if there are enough of them.
  const groups =
    starts > 1 ? Math.min(starts, samples.length) : Math.min(MOST_GROUPS, Math.floor(Math.sqrt(samples.length)));
  return groups < LEAST_GROUPS ? [single] : [single, spread(samples, groups)];
}

/** Half the width of the interval, around the logarithm of the median. */
function reachOf(groups: readonly (readonly number[])[]): number {
  const count = groups.length;
  if (count < 2) return 0;
  const random = seeded();
  const medians = Array.from({ length: RESAMPLES }, () =>
    Math.log(median(sampleWithReplacement([...groups], count, random).flat())),
  );
  // With few resampled items, the spread of resamples is too small by this factor.
  return studentsT(count - 1) * standardDeviation(medians) * Math.sqrt(count / (count - 1));
}

/** Indices of samples outside Tukey's fences; none if there are too few samples. */
export function outliersOf(samples: readonly number[]): number[] {
  if (samples.length < 4) return [];
  const [first, third] = quantile([...samples], [0.25, 0.75]) as unknown as [number, number];
  const reach = FENCE * interquartileRange([...samples]);
  return samples.flatMap((sample, index) => (sample < first - reach || sample > third + reach ? [index] : []));
}

/** Reproducible numbers from 0 up to 1, so that a result is a function of its samples. */
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
