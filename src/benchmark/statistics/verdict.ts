/** Says which strategy won, as far as the samples support it. */
import type { Comparison, StrategyResult } from '../../protocol/benchmark.ts';
import { median, medianInterval, ratiosOf } from './samples.ts';

/** Smaller relative differences are the machine's, not the strategies'. */
const NOISE = 0.02;

type Measured = Pick<StrategyResult, 'key' | 'title' | 'median' | 'samples' | 'starts'>;

/** Each strategy compared with the fastest, ordered by median. */
export function compareAll(strategies: readonly Measured[]): Comparison[] {
  const [fastest, ...others] = byMedian(strategies);
  return fastest === undefined ? [] : others.map((slow) => compare(fastest, slow));
}

export function compare(fast: Measured, slow: Measured): Comparison {
  const ratios = ratiosOf(slow.samples, fast.samples);
  const { low, high } = medianInterval(ratios, fast.starts);
  const clear = low > 1 + NOISE;
  return {
    fast: fast.key,
    slow: slow.key,
    ratio: median(ratios),
    low,
    high,
    clear,
    sentence: clear
      ? `${fast.title} is ${range(low, high)} times faster than ${slow.title}.`
      : `No clear difference between ${fast.title} and ${slow.title}.`,
  };
}

/** One sentence: the fastest compared with the next one and with the sequential one. */
export function verdictOf(strategies: readonly Measured[], comparisons: readonly Comparison[]): string {
  const [fastest] = byMedian(strategies);
  const [next] = comparisons;
  if (fastest === undefined) return 'Nothing could be measured.';
  if (next === undefined)
    return `${fastest.title} takes ${milliseconds(fastest.median)}; there is nothing to compare it with.`;
  const level = comparisons.filter(({ clear }) => !clear);
  const title = (key: string): string => strategies.find((strategy) => strategy.key === key)?.title ?? key;
  const plain = comparisons.find(({ slow, clear }) => clear && slow === strategies[0]?.key);
  const behind = plain ?? comparisons.find(({ clear }) => clear);
  if (level.length > 0) {
    const names = list([fastest.title, ...level.map(({ slow }) => title(slow))]);
    if (behind === undefined) return `No clear difference between ${names}.`;
    return `No clear difference between ${names}; ${fastest.title} is ${range(behind.low, behind.high)} times faster than ${title(behind.slow)}.`;
  }
  if (plain === undefined || plain === next) return next.sentence;
  return (
    `${fastest.title} is ${range(next.low, next.high)} times faster than ${title(next.slow)}, ` +
    `and ${range(plain.low, plain.high)} times faster than ${title(plain.slow)}.`
  );
}

const byMedian = <T extends Measured>(strategies: readonly T[]): T[] =>
  [...strategies].sort((a, b) => a.median - b.median);

/** `3.6–4.1`; one number if both ends read the same. */
function range(low: number, high: number): string {
  const [from, to] = [figure(low), figure(high)];
  return from === to ? from : `${from}–${to}`;
}

const figure = (ratio: number): string =>
  ratio < 1.095 ? ratio.toFixed(2) : ratio < 9.95 ? ratio.toFixed(1) : Math.round(ratio).toLocaleString('en');

const milliseconds = (time: number): string =>
  `${time < 10 ? time.toFixed(2) : Math.round(time).toLocaleString('en')} ms`;

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
