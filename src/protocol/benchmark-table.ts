/** The figures of a strategy, in the order used by every table: panel, reports, command line. */
import type { BenchmarkResult, StrategyResult } from './benchmark-result.ts';
import { isScenarioId, SCENARIOS } from './scenarios/index.ts';
import type { SizeRow } from './scenarios/page.ts';
import { formatCount, formatMemory, formatTime } from './quantities.ts';

export interface Column {
  readonly title: string;
  /** Explains the figure to a first-time reader. */
  readonly what: string;
  readonly show: (strategy: StrategyResult, result: BenchmarkResult) => string;
  /** By which the table sorts. */
  readonly value: (strategy: StrategyResult) => number;
}

export const COLUMNS: readonly Column[] = [
  {
    title: 'Median',
    what: 'Wall time of one execution: the median of all rounds.',
    show: ({ median }) => formatTime(median),
    value: ({ median }) => median,
  },
  {
    title: '95 % interval',
    what: 'Bootstrap interval of the median, including the spread between runs.',
    show: ({ low, high }) => `${formatTime(low)} – ${formatTime(high)}`,
    value: ({ low }) => low,
  },
  {
    title: 'Throughput',
    what: 'Units completed per second.',
    show: ({ throughput }, { unit }) => `${formatCount(throughput)} ${unit}/s`,
    value: ({ throughput }) => throughput,
  },
  {
    title: 'CPU',
    what: 'CPU time of all threads and processes in one execution.',
    show: ({ cpu }) => formatTime(cpu),
    value: ({ cpu }) => cpu,
  },
  {
    title: 'Peak memory',
    what: 'All processes of the strategy together.',
    show: ({ peakMemory }) => formatMemory(peakMemory),
    value: ({ peakMemory }) => peakMemory,
  },
  {
    title: 'Start-up',
    what: 'Time until the process and its pool are ready.',
    show: ({ startup }) => formatTime(startup),
    value: ({ startup }) => startup,
  },
  {
    title: 'Cold',
    what: 'Start-up plus the first execution.',
    show: ({ cold }) => formatTime(cold),
    value: ({ cold }) => cold,
  },
  {
    title: 'Loop delay p50',
    what: 'Half of all callbacks wait at most this long for the main thread.',
    show: ({ loopDelay }) => formatTime(loopDelay.p50),
    value: ({ loopDelay }) => loopDelay.p50,
  },
  {
    title: 'p99',
    what: '99 % of callbacks wait at most this long for the main thread.',
    show: ({ loopDelay }) => formatTime(loopDelay.p99),
    value: ({ loopDelay }) => loopDelay.p99,
  },
  {
    title: 'max',
    what: 'The longest wait of any callback for the main thread.',
    show: ({ loopDelay }) => formatTime(loopDelay.max),
    value: ({ loopDelay }) => loopDelay.max,
  },
  {
    title: 'Lines',
    what: 'Lines of code of the strategy.',
    show: ({ lines }) => (lines > 0 ? String(lines) : '–'),
    value: ({ lines }) => lines,
  },
  {
    title: 'Same result',
    what: "Whether the result equals the first strategy's.",
    show: ({ sameResult }) => (sameResult ? 'yes' : 'no'),
    value: ({ sameResult }) => (sameResult ? 1 : 0),
  },
];

/** The sizes and rounds of a run in words: "urls 100, latency 25 ms, 3 rounds". */
export function describeSize({ kind, scenario, size, rounds, strategies: [first] }: BenchmarkResult): string {
  const rows: Readonly<Record<string, SizeRow>> =
    kind === 'scenario' && isScenarioId(scenario) ? SCENARIOS[scenario].sizes : {};
  const sizes = Object.entries(size).map(([key, value]) =>
    [key, formatCount(value), rows[key]?.unit].filter(Boolean).join(' '),
  );
  const starts = first?.perProcess.length ?? 1;
  return [
    ...sizes,
    `${rounds} ${rounds === 1 ? 'round' : 'rounds'}${starts > 1 ? ` in ${starts} successive processes` : ''}`,
  ].join(', ');
}
