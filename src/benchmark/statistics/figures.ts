/** The figures of a strategy in each measure of merit, from its executions and processes. */
import type { Figure } from '../../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import type { Execution } from '../host/messages.ts';
import { loopDelayOf } from './loop-delay.ts';
import { percentilesOf } from './percentiles.ts';
import { median, medianInterval } from './samples.ts';

export interface Sampled {
  readonly executions: readonly Execution[];
  /** One per process: milliseconds, and bytes. */
  readonly startups: readonly number[];
  readonly peaks: readonly number[];
  /** Number of executions of each process. */
  readonly perProcess: readonly number[];
}

/** Below every noticeable difference, but above zero, for ratios. */
const TINY = 1e-6;

const ofLatencies =
  (of: 'p50' | 'p99') =>
  ({ executions }: Sampled): number[] =>
    executions.flatMap(({ latencies }) => (latencies ? [percentilesOf(latencies)[of]] : []));

/** @param amount units per execution */
const SAMPLES: Readonly<Record<MeasureId, (sampled: Sampled, amount: number) => readonly number[]>> = {
  latency: ofLatencies('p50'),
  'latency-p99': ofLatencies('p99'),
  delay: ({ executions }) => executions.map(({ delays }) => loopDelayOf([delays]).p99),
  wall: ({ executions }) => executions.map(({ wall }) => wall),
  throughput: ({ executions }, amount) => executions.map(({ wall }) => amount / (wall / 1000)),
  memory: ({ peaks }) => peaks,
  startup: ({ startups }) => startups,
};

export function figuresOf(
  sampled: Sampled,
  merits: readonly MeasureId[],
  amount: number,
): Partial<Record<MeasureId, Figure>> {
  return Object.fromEntries(
    merits.flatMap((measure) => {
      const samples = SAMPLES[measure](sampled, amount);
      const groups = MEASURES[measure].perExecution ? sampled.perProcess : [];
      return samples.length === 0 ? [] : [[measure, figureOf(samples, measure, groups)]];
    }),
  );
}

/** @param groups number of samples of each process */
function figureOf(samples: readonly number[], measure: MeasureId, groups: readonly number[]): Figure {
  const middle = median([...samples]);
  const least = leastOf(measure);
  const { low, high } = medianInterval(
    samples.map((sample) => Math.max(sample, least)),
    groups,
  );
  // Below a noticeable difference, the only known fact is that it is that small.
  return { samples, median: middle, low: low <= least ? Math.min(0, middle) : low, high: Math.max(high, middle) };
}

const leastOf = (measure: MeasureId): number => Math.max(TINY, MEASURES[measure].least);

/** The cost of a sample, so that less is better in every measure; unnoticeable differences are equal. */
export const costOf = (measure: MeasureId, sample: number): number =>
  MEASURES[measure].better === 'more' ? 1 / Math.max(sample, TINY) : Math.max(sample, leastOf(measure));
