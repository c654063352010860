/** The figures of a strategy, in the order in which every table shows them: panel, reports, command line. */
import type { BenchmarkResult, StrategyResult } from './benchmark.ts';
import { isScenarioId, SCENARIOS } from './scenarios/index.ts';
import type { SizeRow } from './scenarios/page.ts';
import { formatCount, formatMemory, formatTime } from './quantities.ts';

export interface Column {
  readonly title: string;
  /** What the figure is, for who meets it the first time. */
  readonly what: string;
  readonly show: (strategy: StrategyResult, result: BenchmarkResult) => string;
}

export const COLUMNS: readonly Column[] = [
  {
    title: 'Median',
    what: 'Wall time of one execution, the middle one of all rounds.',
    show: ({ median }) => formatTime(median),
  },
  {
    title: '95 % interval',
    what: 'Where the median lies, and that of another run, by bootstrap.',
    show: ({ low, high }) => `${formatTime(low)} – ${formatTime(high)}`,
  },
  {
    title: 'Throughput',
    what: 'Done per second.',
    show: ({ throughput }, { unit }) => `${formatCount(throughput)} ${unit}/s`,
  },
  { title: 'CPU', what: 'Time of all threads and processes in one execution.', show: ({ cpu }) => formatTime(cpu) },
  {
    title: 'Peak memory',
    what: 'Of all processes of the strategy together.',
    show: ({ peakMemory }) => formatMemory(peakMemory),
  },
  { title: 'Start-up', what: 'Until process and pool are ready.', show: ({ startup }) => formatTime(startup) },
  { title: 'Cold', what: 'Start-up and first execution.', show: ({ cold }) => formatTime(cold) },
  {
    title: 'Loop delay p50',
    what: 'What half of the callbacks wait at most for the main thread.',
    show: ({ loopDelay }) => formatTime(loopDelay.p50),
  },
  {
    title: 'p99',
    what: 'What 99 of 100 callbacks wait at most for the main thread.',
    show: ({ loopDelay }) => formatTime(loopDelay.p99),
  },
  {
    title: 'max',
    what: 'What the unluckiest callback waits for the main thread.',
    show: ({ loopDelay }) => formatTime(loopDelay.max),
  },
  { title: 'Lines', what: 'Lines of code of the strategy.', show: ({ lines }) => (lines > 0 ? String(lines) : '–') },
  {
    title: 'Same result',
    what: 'Whether it returned what the first strategy returned.',
    show: ({ sameResult }) => (sameResult ? 'yes' : 'no'),
  },
];

/** The sizes of a run and its rounds, in words: "urls 100, latency 25 ms, 3 rounds". */
export function describeSize({ kind, scenario, size, rounds, strategies: [first] }: BenchmarkResult): string {
  const rows: Readonly<Record<string, SizeRow>> =
    kind === 'scenario' && isScenarioId(scenario) ? SCENARIOS[scenario].sizes : {};
  const sizes = Object.entries(size).map(([key, value]) =>
    [key, formatCount(value), rows[key]?.unit].filter(Boolean).join(' '),
  );
  const starts = first?.starts ?? 1;
  return [
    ...sizes,
    `${rounds} ${rounds === 1 ? 'round' : 'rounds'}${starts > 1 ? ` in ${starts} processes one after another` : ''}`,
  ].join(', ');
}
