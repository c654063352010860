/** Compares strategies in one measure, as far as the samples support it. */
import type { Comparison, Figure, StrategyResult } from '../../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { costOf } from './figures.ts';
import { median, medianInterval, ratiosOf } from './samples.ts';

/** Smaller relative differences are the machine's, not the strategies'. */
export const NOISE = 0.02;
/** The same for memory and starts, which depend on the moment; and of one or two processes, which give no interval. */
const NOISE_OF_PROCESSES = 0.2;
const NOISE_OF_FEW = 0.5;
const FEW = 3;

export type Judged = Pick<StrategyResult, 'id' | 'key' | 'title' | 'pool' | 'figures' | 'perProcess'>;

/** @returns undefined if this measure is missing for one of them */
export function compare(fast: Judged, slow: Judged, measure: MeasureId): Comparison | undefined {
  const [better, worse] = [fast.figures[measure], slow.figures[measure]];
  if (better === undefined || worse === undefined) return undefined;
  const ratios = ratiosOf(costsOf(worse, measure), costsOf(better, measure));
  const { perExecution, least, times } = MEASURES[measure];
  const { low, high } = medianInterval(ratios, perExecution ? fast.perProcess : []);
  const noise = perExecution ? NOISE : ratios.length >= FEW ? NOISE_OF_PROCESSES : NOISE_OF_FEW;
  const clear = low > 1 + noise && Math.abs(worse.median - better.median) >= least;
  return {
    measure,
    fast: fast.key,
    slow: slow.key,
    ratio: median(ratios),
    low,
    high,
    clear,
    sentence: clear
      ? `${slow.title} ${times} ${range(low, high)} times as ${AS[MEASURES[measure].better]} ${fast.title}.`
      : `No clear difference between ${fast.title} and ${slow.title}.`,
  };
}

const AS = { less: 'much as', more: 'little as' } as const;

const costsOf = ({ samples }: Figure, measure: MeasureId): number[] => samples.map((sample) => costOf(measure, sample));

/** The best by its median, which need not be clearly better than the next one. */
export function bestIn(strategies: readonly Judged[], measure: MeasureId): Judged | undefined {
  return strategies
    .filter(({ figures }) => figures[measure] !== undefined)
    .sort((a, b) => costOf(measure, a.figures[measure]!.median) - costOf(measure, b.figures[measure]!.median))[0];
}

/** `3.6–4.1`; one number if both ends read the same. */
function range(low: number, high: number): string {
  const [from, to] = [figure(low), figure(high)];
  return from === to ? from : `${from}–${to}`;
}

const figure = (ratio: number): string =>
  ratio < 1.095 ? ratio.toFixed(2) : ratio < 9.95 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en');
