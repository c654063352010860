/**
 * States which strategy does best in the deciding measure, compared with which other one, and at what price: "Behind a
 * pool of threads half of the requests wait 0.8 instead of 95 ms; it costs 92 MB and 44 ms of start."
 */
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { formatCount, formatPair } from '../../protocol/quantities.ts';
import { STRATEGIES } from '../../protocol/strategies.ts';
import type { Judged } from './comparison.ts';
import { isFar, type Outcome, type Price } from './outcome.ts';

export interface Told {
  /** The unit of the work, and how much of it an execution does: "images", 4. */
  readonly unit: string;
  readonly amount: number;
}

/** A clause for each measure, with a pair "X instead of Y". */
const TELLS: Readonly<Record<MeasureId, (pair: string, told: Told) => string>> = {
  latency: (pair) => `half of the requests wait ${pair}`,
  'latency-p99': (pair) => `the slowest requests wait ${pair}`,
  delay: (pair) => `the event loop is held up for ${pair}`,
  wall: (pair, { unit, amount }) =>
    `${formatCount(amount)} ${amount === 1 ? unit.replace(/s$/, '') : unit} take${amount === 1 ? 's' : ''} ${pair}`,
  throughput: (pair, { unit }) => `${pair} ${unit} are done a second`,
  memory: (pair) => `it needs ${pair}`,
  startup: (pair) => `it starts in ${pair}`,
};

export function verdictOf(outcome: Outcome, strategies: readonly Judged[], told: Told): string {
  const { best, decidedBy, beside } = outcome;
  const phrase = phraseOf(best, strategies);
  if (decidedBy === undefined || beside === undefined)
    return strategies.length < 2 ? alone(best, told) : noDifference(outcome, strategies);
  const format = (one: Judged): string => formatBare(decidedBy, valueOf(one, decidedBy));
  const finding =
    beside === strategies[0]
      ? TELLS[decidedBy](formatPair(format(best), format(beside)), told)
      : `${TELLS[decidedBy](format(best), told)}, ${phraseOf(beside, strategies)} ${format(beside)}`;
  const price = priceOf(outcome.prices);
  const sentence = `${upper(phrase)} ${finding}${price === '' ? '' : `; it costs ${price}`}.`;
  return [sentence, levelOf(outcome)].filter(Boolean).join(' ');
}

const valueOf = ({ figures }: Judged, measure: MeasureId): number => figures[measure]!.median;

/** Throughput has its unit in the sentence. */
const formatBare = (measure: MeasureId, value: number): string =>
  measure === 'throughput' ? formatCount(value) : MEASURES[measure].format(value, '');

function alone(best: Judged, told: Told): string {
  const [measure] = (['wall', 'throughput'] as const).filter((id) => best.figures[id] !== undefined);
  if (measure === undefined) return 'There is nothing to compare it with.';
  return `${upper(phraseOf(best, []))} ${TELLS[measure](formatBare(measure, valueOf(best, measure)), told)}; there is nothing to compare it with.`;
}

function noDifference({ best }: Outcome, strategies: readonly Judged[]): string {
  return `No clear difference between ${list(strategies.map(({ title }) => title))}: keep the simplest, ${best.title}.`;
}

/** Those that are not clearly worse: which do as well, and which are too uncertain. */
function levelOf({ level, savings, comparisons }: Outcome): string {
  const far = level.filter((one) => isFar(comparisons.find(({ slow }) => slow === one.key)));
  const near = level.filter((one) => !far.includes(one));
  const price = priceOf(savings);
  const titles = (some: readonly Judged[]): string => list(some.map(({ title }) => title));
  return [
    near.length === 0
      ? ''
      : `${titles(near)}: as good${price === '' ? '' : `, at a price of ${near.length === 1 ? '' : 'at least '}${price}`}.`,
    far.length === 0 ? '' : `${titles(far)}: too uncertain to tell.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const priceOf = (prices: readonly Price[]): string =>
  list(prices.map(({ measure, more, times }) => MEASURES[measure].price(more, times)));

/** With the size of the pool where several are compared. */
function phraseOf({ id, pool }: Judged, strategies: readonly Judged[]): string {
  const { phrase } = STRATEGIES[id];
  const isOneOfMany = pool !== undefined && strategies.filter((one) => one.id === id).length > 1;
  return isOneOfMany ? phrase.replace('pool of ', `pool of ${pool} `) : phrase;
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
