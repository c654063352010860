/** The tables of robustness. */
import { percentile } from '../speed/statistics.ts';
import type { Table } from '../table.ts';
import type { Attacked } from './repository.ts';
import type { Soaked } from './soak.ts';
import type { WindowFigures } from './soak-window.ts';

const MEGABYTE = 2 ** 20;
/** Of memory, at the end, to that after the first minutes. */
const MOST_GROWTH = 1.2;
/** Milliseconds. */
const MOST_P95 = 100;

export const windowRow = (figures: WindowFigures): string[] => [
  `${Math.round(figures.since)}–${Math.round(figures.until)} min`,
  `${figures.edits}`,
  `${Math.round(figures.p50)} / ${Math.round(figures.p95)} / ${Math.round(figures.longest)} ms`,
  `${Math.round(figures.p95Alone)} ms`,
  `${Math.round(figures.requestP95)} ms`,
  `${Math.round(figures.memory / MEGABYTE)} MB`,
  `${figures.cpuPerEdit.toFixed(1)} ms`,
  figures.load.toFixed(1),
];

export function soakTable(soaked: Soaked): Table {
  const { lines, files, windows, hangs, isCrashed, mismatches, left } = soaked;
  const edits = windows.reduce((sum, window) => sum + window.edits, 0);
  return {
    title:
      `Soak: ${edits} edits in ${lines} lines in ${files} files; crashes ${isCrashed ? 1 : 0}, hangs ${hangs}, ` +
      `mismatches ${mismatches.length}, processes left ${left}, memory × ${growthOf(windows).toFixed(2)}`,
    head: [
      'time',
      'edits',
      'p50 / p95 / longest',
      'p95 without others',
      'requests p95',
      'memory',
      'CPU per edit',
      'load',
    ],
    rows: windows.map(windowRow),
  };
}

export const holds = ({ windows, hangs, isCrashed, mismatches, left }: Soaked): boolean =>
  !isCrashed &&
  hangs + mismatches.length + left === 0 &&
  growthOf(windows) <= MOST_GROWTH &&
  windows.every(({ p95 }) => p95 <= MOST_P95);

const growthOf = (windows: readonly WindowFigures[]): number =>
  (windows.at(-1)?.memory ?? 0) / (windows[0]?.memory ?? 1);

export const rowOf = (attacked: Attacked): string[] => {
  const { name, edits, sequences, messages, crashes, hangs, mismatches, left, times, memory, seconds } = attacked;
  return [
    name,
    ...[edits, sequences, messages, crashes, hangs, mismatches.length, left].map(String),
    times.length > 0 ? `${percentile(times, 50)} / ${percentile(times, 95)} ms` : '',
    memory.map((bytes) => Math.round(bytes / MEGABYTE)).join(' → '),
    seconds.toFixed(0),
  ];
};

export function attacksTable(attacked: readonly Attacked[], seed: number): Table {
  const sum = (of: (one: Attacked) => number): number => attacked.reduce((total, one) => total + of(one), 0);
  const totals = [
    sum(({ edits }) => edits),
    sum(({ sequences }) => sequences),
    sum(({ messages }) => messages),
    sum(({ crashes }) => crashes),
    sum(({ hangs }) => hangs),
    sum(({ mismatches }) => mismatches.length),
    sum(({ left }) => left),
  ];
  const seconds = sum((one) => one.seconds).toFixed(0);
  return {
    title: `Random edits, sequences and messages, seed ${seed}`,
    head: [
      'repository',
      'edits',
      'sequences',
      'messages',
      'crashes',
      'hangs > 2 s',
      'mismatches',
      'processes left',
      'p50 / p95',
      'memory, MB',
      'seconds',
    ],
    rows: [...attacked.map(rowOf), ['all', ...totals.map(String), '', '', seconds]],
  };
}

export const isSound = ({ crashes, hangs, mismatches, left }: Attacked): boolean =>
  crashes + hangs + mismatches.length + left === 0;
