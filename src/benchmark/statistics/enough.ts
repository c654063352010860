/**
 * Whether a strategy has been measured precisely enough: its intervals are narrow, or it is so far behind that the
 * verdict cannot change any more.
 */
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { compare, NOISE, type Judged } from './comparison.ts';
import { decide } from './outcome.ts';

/**
 * How many times as wide the interval may be made and still exclude a difference, before that counts as final: testing
 * for a difference again and again would find one by chance.
 */
const FINAL = 2;
/** Larger differences are never due to chance between processes. */
const OBVIOUS = 1.5;

export interface Wanted {
  /** As a part of the median to either side. */
  readonly precision: number;
  /** Processes of each strategy. */
  readonly processes: number;
}

/** @returns keys of the strategies that need more rounds, and the measures that decide the verdict */
export function needingMore(
  strategies: readonly Judged[],
  merits: readonly MeasureId[],
  wanted: Wanted,
): { readonly keys: ReadonlySet<string>; readonly rests: readonly MeasureId[] } {
  const outcome = decide(strategies, merits);
  if (outcome === undefined) return { keys: new Set(), rests: [] };
  const { best, decidedBy } = outcome;
  const last = decidedBy === undefined ? merits.length : merits.indexOf(decidedBy) + 1;
  const rests = merits.slice(0, last).filter((measure) => MEASURES[measure].perExecution);
  const isOut = (one: Judged): boolean => one !== best && isFinal(best, one, rests, { ...wanted, decidedBy });
  const wide = strategies.filter((one) => !rests.every((measure) => isKnown(one, measure, wanted)) && !isOut(one));
  const keys = new Set(wide.map(({ key }) => key));
  // The best one takes part for as long as any other is compared with it.
  if (keys.size > 0) keys.add(best.key);
  if (strategies.length > 1 && strategies.every((one) => one === best || isOut(one))) keys.clear();
  return { keys, rests };
}

/** Also if the interval is narrower than any noticeable difference. */
export function isNarrow({ figures }: Judged, measure: MeasureId, precision: number): boolean {
  const figure = figures[measure];
  if (figure === undefined) return true;
  const reach = (figure.high - figure.low) / 2;
  return figure.samples.length > 1 && (reach <= precision * figure.median || reach <= MEASURES[measure].least / 2);
}

const isKnown = (one: Judged, measure: MeasureId, { precision, processes }: Wanted): boolean =>
  one.perProcess.length >= processes && isNarrow(one, measure, precision);

/** Behind in the last of the deciding measures, if it is known to be level in those before. */
function isFinal(
  best: Judged,
  other: Judged,
  rests: readonly MeasureId[],
  { decidedBy, precision, processes }: Wanted & { readonly decidedBy: MeasureId | undefined },
): boolean {
  if (decidedBy === undefined || decidedBy !== rests.at(-1)) return false;
  const isLevel = rests.slice(0, -1).every((one) => isNarrow(best, one, precision) && isNarrow(other, one, precision));
  const comparison = isLevel ? compare(best, other, decidedBy) : undefined;
  if (!comparison?.clear) return false;
  const { ratio, low } = comparison;
  return (other.perProcess.length >= processes || ratio > OBVIOUS) && ratio * (low / ratio) ** FINAL > 1 + NOISE;
}
