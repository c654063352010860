/** Statistics of repeated measurements: median, interval, outliers. */
import { interquartileRange, median, quantile, standardDeviation } from 'simple-statistics';
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
 * @param perProcess number of samples of each process that shared the rounds
 */
export function medianInterval(samples: readonly number[], perProcess: readonly number[] = []): Interval {
  const middle = Math.log(median([...samples]));
  const reach = Math.max(...groupings(samples, perProcess).map(reachOf));
  return { low: Math.exp(middle - reach), high: Math.exp(middle + reach) };
}

/**
 * The ratios of two strategies, round by round, so that what slowed both cancels out. Only rounds that both have count:
 * a strategy that is known precisely enough takes no part in later ones.
 */
export const ratiosOf = (slow: readonly number[], fast: readonly number[]): number[] =>
  slow.slice(0, fast.length).map((sample, round) => sample / fast[round]!);

/** Splits samples into consecutive groups of nearly equal size. */
export function spread<T>(samples: readonly T[], groups: number): T[][] {
  return Array.from({ length: groups }, (_, index) =>
    samples.slice(Math.floor((index * samples.length) / groups), Math.floor(((index + 1) * samples.length) / groups)),
  );
}

function groupings(samples: readonly number[], perProcess: readonly number[]): (readonly number[])[][] {
  const single = samples.map((sample) => [sample]);
  // Rounds of one process are grouped by time.
  const groups =
    perProcess.length > 1
      ? cut(samples, perProcess)
      : spread(samples, Math.min(MOST_GROUPS, Math.floor(Math.sqrt(samples.length))));
  return groups.length < LEAST_GROUPS ? [single] : [single, groups];
}

/** Splits samples into consecutive groups of these sizes. */
function cut<T>(samples: readonly T[], sizes: readonly number[]): T[][] {
  let from = 0;
  return sizes.map((size) => samples.slice(from, (from += size))).filter(({ length }) => length > 0);
}

/** Half the width of the interval, around the logarithm of the median. */
function reachOf(groups: readonly (readonly number[])[]): number {
  const count = groups.length;
  if (count < 2) return 0;
  // With few resampled items, the spread of resamples is too small by the last factor.
  return studentsT(count - 1) * standardDeviation(resampledMedians(groups)) * Math.sqrt(count / (count - 1));
}

/**
 * Logarithms of the medians of resamples. The samples are sorted once, and a resample counts how often each group is
 * drawn: so each costs one walk, not a sort.
 */
function resampledMedians(groups: readonly (readonly number[])[]): number[] {
  const random = seeded();
  const sorted = groups
    .flatMap((group, index) => group.map((sample) => ({ value: Math.log(sample), index })))
    .sort((a, b) => a.value - b.value);
  const drawn = new Uint32Array(groups.length);
  return Array.from({ length: RESAMPLES }, () => {
    drawn.fill(0);
    let total = 0;
    for (let draw = 0; draw < groups.length; draw++) {
      const index = Math.floor(random() * groups.length);
      drawn[index]!++;
      total += groups[index]!.length;
    }
    return weightedMedian(sorted, drawn, total);
  });
}

/** Of values that count as often as their group was drawn. */
function weightedMedian(
  sorted: readonly { readonly value: number; readonly index: number }[],
  drawn: Readonly<Uint32Array>,
  total: number,
): number {
  const [lower, upper] = [Math.floor((total - 1) / 2), Math.floor(total / 2)];
  let passed = 0;
  let low: number | undefined;
  for (const { value, index } of sorted) {
    passed += drawn[index]!;
    if (low === undefined && passed > lower) low = value;
    if (passed > upper) return (low! + value) / 2;
  }
  return low ?? Number.NaN;
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
