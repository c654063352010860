/** Warnings about what makes a measurement less reliable. */
import type { StrategyResult, Warning } from '../../protocol/benchmark.ts';

export interface Circumstances {
  /** Average number of cores used by other programs, and number of cores. */
  readonly others: number;
  readonly cpus: number;
  readonly rounds: number;
  /** Keys of strategies whose executions returned nothing. */
  readonly withoutResult: readonly string[];
}

type Measured = Pick<StrategyResult, 'key' | 'title' | 'median' | 'low' | 'high' | 'outliers' | 'sameResult' | 'pool'>;

/** Milliseconds below which an execution is too short to measure reliably. */
const SHORT = 1;
/** Width of an interval, relative to its median, above which a measurement is noisy. */
const WIDE = 0.3;
/** Share of the cores that others may use before they interfere. */
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
            `The machine was busy: other programs used ${others.toFixed(1)} of ${cpus} cores. Close them and measure again.`,
          ),
        ]
      : []),
    ...(wide ? [warn('noisy', `The interval is wide: ${wide}. Raise the rounds, or close other programs.`)] : []),
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

const warn = (code: Warning['code'], message: string): Warning => ({ code, message });
