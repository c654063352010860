/** The tables of robustness. */
import type { Table } from '../table.ts';
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
