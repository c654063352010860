/** Warnings about what makes a measurement less reliable. */
import type { StrategyResult, Warning } from '../../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../../protocol/measures.ts';
import { formatTime } from '../../protocol/quantities.ts';
import { isNarrow } from './enough.ts';

export interface Circumstances {
  /** Average number of cores used by other programs, and number of cores. */
  readonly others: number;
  readonly cpus: number;
  readonly rounds: number;
  /** What was done against wide intervals: the time that was spent, or the rounds that were asked for. */
  readonly sampling: { readonly precision: number; readonly budget: number; readonly isFixed: boolean };
  /** The measures that the verdict rests on. */
  readonly rests: readonly MeasureId[];
  /** Keys of the strategies of which not enough is known. */
  readonly unknown: ReadonlySet<string>;
  /** Keys of strategies whose executions returned nothing. */
  readonly withoutResult: readonly string[];
}

type Measured = Pick<
  StrategyResult,
  'key' | 'id' | 'title' | 'median' | 'sameResult' | 'pool' | 'figures' | 'perProcess'
>;

/** Milliseconds below which an execution is too short to measure reliably. */
const SHORT = 1;
/** With a given number of rounds, intervals are noted from this width on, to either side. */
const WIDE = 0.15;
/** Share of the cores that others may use before they interfere. */
const BUSY = 0.15;
/** Rounds below which an interval says little. */
const FEW = 3;

export function warningsOf(
  strategies: readonly Measured[],
  { others, cpus, rounds, withoutResult, sampling, rests, unknown }: Circumstances,
): Warning[] {
  const named = (test: (strategy: Measured) => boolean): string =>
    strategies
      .filter(test)
      .map(({ title }) => title)
      .join(', ');
  const precision = sampling.isFixed ? Math.max(WIDE, sampling.precision) : sampling.precision;
  const wide = strategies.filter(
    (one) => unknown.has(one.key) && rests.some((measure) => !isNarrow(one, measure, precision)),
  );
  const short = named(({ median }) => median < SHORT);
  const different = named(({ sameResult }) => !sameResult);
  const unused = named(({ key }) => withoutResult.includes(key));
  const crowded = named(({ pool }) => pool !== undefined && pool > 1 && cpus < 2);
  return [
    ...(others > cpus * BUSY
      ? [
          warn(
            'noisy',
            `The machine was busy: other programs used ${others.toFixed(1)} of ${cpus} cores. Close them and measure again.`,
          ),
        ]
      : []),
    ...(wide.length > 0 ? [warn('noisy', wideSentence(wide, rests, sampling))] : []),
    ...(short
      ? [
          warn(
            'resolution',
            `An execution takes less than ${SHORT} ms: ${short}. Raise the size: the timer is too coarse for this.`,
          ),
        ]
      : []),
    ...(unused
      ? [
          warn(
            'unused-result',
            `Nothing was returned: ${unused}. The compiler may remove unused work; return what is computed.`,
          ),
        ]
      : []),
    ...(different
      ? [
          warn(
            'different-results',
            `The results differ from those of the first strategy: ${different}. Do not compare the times until they are equal.`,
          ),
        ]
      : []),
    ...(rounds < FEW
      ? [
          warn(
            'few-rounds',
            `${rounds === 1 ? 'One round says' : `${rounds} rounds say`} nothing about the spread: measure at least ${FEW}.`,
          ),
        ]
      : []),
    ...(crowded ? [warn('few-cores', `This machine has one core, which pools have to share: ${crowded}.`)] : []),
  ];
}

/** With the widest interval of those that the verdict rests on. */
function wideSentence(
  wide: readonly Measured[],
  rests: readonly MeasureId[],
  { budget, isFixed }: Circumstances['sampling'],
): string {
  const widest = wide
    .flatMap(({ title, figures, perProcess }) =>
      rests.flatMap((measure) => {
        const figure = figures[measure];
        if (figure === undefined) return [];
        const reach = (figure.high - figure.low) / 2 / Math.max(figure.median, MEASURES[measure].least);
        return [{ title, measure, perProcess, reach }];
      }),
    )
    .sort((a, b) => b.reach - a.reach)[0]!;
  const { title, measure, reach, perProcess } = widest;
  const rounds = perProcess.reduce((sum, count) => sum + count, 0);
  const done = `${rounds} ${rounds === 1 ? 'round' : 'rounds'} in ${perProcess.length === 1 ? 'a process' : `${perProcess.length} processes`}`;
  const remedy = isFixed ? 'Measure as many rounds as it takes' : `The ${formatTime(budget)} are spent: give more time`;
  const others = wide.length > 1 ? ` (and of ${wide.length - 1} more)` : '';
  return `${MEASURES[measure].title} of ${title}${others} is ${reach > 1 ? 'very uncertain' : `known to ±${Math.round(reach * 100)} %`} after ${done}. ${remedy}, or close other programs.`;
}

const warn = (code: Warning['code'], message: string): Warning => ({ code, message });
