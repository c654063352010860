/** What makes a measurement less than it seems. */
import type { StrategyResult, Warning } from '../../protocol/benchmark.ts';

export interface Circumstances {
  /** Cores that other programs used meanwhile, and cores there are. */
  readonly others: number;
  readonly cpus: number;
  readonly rounds: number;
  /** Keys of strategies whose executions returned nothing. */
  readonly withoutResult: readonly string[];
}

type Measured = Pick<StrategyResult, 'key' | 'title' | 'median' | 'low' | 'high' | 'outliers' | 'sameResult' | 'pool'>;

/** Milliseconds below which an execution is too short to be told from the timer and from what else goes on. */
const SHORT = 1;
/** Width of an interval, as a part of its median, from which a measurement is noisy. */
const WIDE = 0.3;
/** Part of the cores that others may use before they get in the way. */
const BUSY = 0.15;
/** Rounds below which an interval says little. */
const FEW = 3;

export function warningsOf(
  strategies: readonly Measured[],
  { others, cpus, rounds, withoutResult }: Circumstances,
): Warning[] {
  const named = (test: (strategy: Measured) => boolean): string =>
    strategies
      .filter(test)
      .map(({ title }) => title)
      .join(', ');
  const wide = named(({ low, high, median }) => (high - low) / median > WIDE);
  const short = named(({ median }) => median < SHORT);
  const different = named(({ sameResult }) => !sameResult);
  const unused = named(({ key }) => withoutResult.includes(key));
  const crowded = named(({ pool }) => pool !== undefined && pool > 1 && cpus < 2);
  return [
    ...(others > cpus * BUSY
      ? [
          warn(
            'noisy',
            `The machine was busy: others used ${others.toFixed(1)} of ${cpus} cores. Close what else runs, and measure again.`,
          ),
        ]
      : []),
    ...(wide ? [warn('noisy', `The interval is wide: ${wide}. Raise the rounds, or make the machine quiet.`)] : []),
    ...(short
      ? [
          warn(
            'resolution',
            `An execution takes less than ${SHORT} ms: ${short}. Raise the size, or the timer's resolution shows.`,
          ),
        ]
      : []),
    ...(unused
      ? [
          warn(
            'unused-result',
            `Nothing was returned: ${unused}. What nobody uses the compiler may leave out; return what is computed.`,
          ),
        ]
      : []),
    ...(different
      ? [
          warn(
            'different-results',
            `The results differ from those of the first strategy: ${different}. Compare no times before they are equal.`,
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

const warn = (code: Warning['code'], message: string): Warning => ({ code, message });
