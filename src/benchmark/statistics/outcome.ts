/**
 * Decides which strategy does best: by the first measure of merit in which they differ; ties are broken by the next
 * ones.
 */
import type { Comparison } from '../../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { bestIn, compare, type Judged } from './comparison.ts';

export interface Outcome<T extends Judged = Judged> {
  /** The one to use; the simplest of those that are level in everything. */
  readonly best: T;
  /** Absent if the strategies differ in no measure. */
  readonly decidedBy?: MeasureId;
  /** What the best one is compared with: the plain strategy if it is clearly worse, else the next one that is. */
  readonly beside?: T;
  /** Others that do as well in the measure that decided. */
  readonly level: readonly T[];
  /** The best compared with each other one in the measure that decided, the nearest first. */
  readonly comparisons: readonly Comparison[];
  /** In which of the later measures it is clearly worse than the one beside, and those level clearly worse than it. */
  readonly prices: readonly Price[];
  readonly savings: readonly Price[];
}

export interface Price {
  readonly measure: MeasureId;
  /** In the measure's unit, and as a ratio of costs. */
  readonly more: number;
  readonly times: number;
}

/** @param strategies the plain way first */
export function decide<T extends Judged>(
  strategies: readonly T[],
  merits: readonly MeasureId[],
): Outcome<T> | undefined {
  if (strategies.length === 0) return undefined;
  const { decidedBy, level, best } = eliminate(strategies, merits);
  if (decidedBy === undefined) {
    const [first] = merits;
    return {
      best,
      level: without(strategies, best),
      prices: [],
      savings: [],
      comparisons: all(best, strategies, first),
    };
  }
  const comparisons = all(best, strategies, decidedBy);
  const worse = strategies.filter((one) => !level.includes(one));
  const nearest = comparisons.find(({ slow }) => worse.some(({ key }) => key === slow));
  const beside = worse.find((one) => one === strategies[0]) ?? worse.find(({ key }) => key === nearest?.slow);
  const later = merits.slice(merits.indexOf(decidedBy) + 1);
  return {
    best,
    decidedBy,
    ...(beside && { beside }),
    level: without(level, best),
    comparisons,
    prices: beside ? pricesOf(beside, best, later) : [],
    savings: cheapest(best, without(level, best), later),
  };
}

function eliminate<T extends Judged>(
  strategies: readonly T[],
  merits: readonly MeasureId[],
): { readonly decidedBy?: MeasureId; readonly level: readonly T[]; readonly best: T } {
  let left = strategies;
  let decided: { readonly decidedBy: MeasureId; readonly level: readonly T[] } | undefined;
  for (const measure of merits) {
    // A price only matters once it is known that the strategy does better.
    if (!decided && !MEASURES[measure].perExecution && isUncertain(left, merits)) break;
    const top = bestIn(left, measure);
    const next = left.filter((one) => one === top || !(top && compare(top, one, measure)?.clear));
    if (next.length < left.length) decided ??= { decidedBy: measure, level: next };
    left = next;
  }
  return { ...(decided ?? { level: strategies }), best: left[0]! };
}

/** Some may be better in what executions show, but not enough is known to say so. */
function isUncertain(strategies: readonly Judged[], merits: readonly MeasureId[]): boolean {
  return merits.some((measure) => {
    const top = MEASURES[measure].perExecution ? bestIn(strategies, measure) : undefined;
    return strategies.some((one) => top && one !== top && isFar(compare(top, one, measure)));
  });
}

/** With medians this many times apart, the worse one is not as good, even if the difference is not certain. */
const NEAR = 1.15;
export const isFar = (comparison: Comparison | undefined): boolean =>
  comparison !== undefined && (comparison.ratio > NEAR || comparison.ratio < 1 / NEAR);

const without = <T>(items: readonly T[], item: T): T[] => items.filter((one) => one !== item);

function all(best: Judged, strategies: readonly Judged[], measure: MeasureId | undefined): Comparison[] {
  if (measure === undefined) return [];
  return strategies
    .filter((one) => one !== best)
    .flatMap((one) => compare(best, one, measure) ?? [])
    .sort((a, b) => a.ratio - b.ratio);
}

/** By how much `dear` is clearly worse than `cheap`. */
const pricesOf = (cheap: Judged, dear: Judged, measures: readonly MeasureId[]): Price[] =>
  measures.flatMap((measure) => {
    const comparison = compare(cheap, dear, measure);
    if (!comparison?.clear) return [];
    const more = Math.abs(dear.figures[measure]!.median - cheap.figures[measure]!.median);
    return [{ measure, more, times: comparison.ratio }];
  });

/** The least that the level ones cost more: the prices of the cheapest of them. */
function cheapest(best: Judged, level: readonly Judged[], measures: readonly MeasureId[]): Price[] {
  const all = level.map((one) => pricesOf(best, one, measures));
  return all.sort((a, b) => (a[0]?.times ?? 1) - (b[0]?.times ?? 1))[0] ?? [];
}
