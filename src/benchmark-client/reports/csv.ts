/** A result as comma-separated values: one row per strategy, plain numbers, units in the header. */
import type { BenchmarkResult, StrategyResult } from '../../protocol/benchmark-result.ts';

type Cell = string | number | boolean | undefined;

const COLUMNS: Readonly<Record<string, (strategy: StrategyResult, result: BenchmarkResult) => Cell>> = {
  scenario: (_, { scenario }) => scenario,
  date: (_, { date }) => date,
  strategy: ({ id }) => id,
  pool: ({ pool }) => pool,
  median_ms: ({ median }) => median,
  low_ms: ({ low }) => low,
  high_ms: ({ high }) => high,
  throughput_per_s: ({ throughput }) => throughput,
  unit: (_, { unit }) => unit,
  cpu_ms: ({ cpu }) => cpu,
  peak_memory_bytes: ({ peakMemory }) => peakMemory,
  startup_ms: ({ startup }) => startup,
  cold_ms: ({ cold }) => cold,
  loop_delay_p50_ms: ({ loopDelay }) => loopDelay.p50,
  loop_delay_p99_ms: ({ loopDelay }) => loopDelay.p99,
  loop_delay_max_ms: ({ loopDelay }) => loopDelay.max,
  lines: ({ lines }) => lines,
  same_result: ({ sameResult }) => sameResult,
  samples_ms: ({ samples }) => samples.join(' '),
};

export function toCsv(result: BenchmarkResult): string {
  const rows = result.strategies.map((strategy) =>
    Object.values(COLUMNS).map((cell) => quoted(cell(strategy, result))),
  );
  return [Object.keys(COLUMNS), ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Quotes a cell by RFC 4180. */
function quoted(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
