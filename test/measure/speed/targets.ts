/** What the measurements are to come to. */
import type { Table } from '../table.ts';
import type { Opened } from './opening/index.ts';
import type { Measured } from './rounds.ts';
import { percentile } from './statistics.ts';
import { NAMES } from './tools/index.ts';
import type { Typed } from './typing/latency.ts';

interface ToolTarget {
  readonly tool: string;
  readonly figure: 'wall' | 'memory';
  /** At most this share of the tool it is compared with. */
  readonly most: number;
  /** Size of the workspace it holds for, in lines; any, where there is none. */
  readonly lines?: number;
}

const TOOL_TARGETS: readonly ToolTarget[] = [
  { tool: NAMES.cold, figure: 'wall', most: 1 / 3, lines: 150_000 },
  { tool: NAMES.cold, figure: 'wall', most: 1 / 5, lines: 1_000_000 },
  { tool: NAMES.warm, figure: 'wall', most: 1 },
  { tool: NAMES.cold, figure: 'memory', most: 1 },
];

/** Milliseconds at the 95th percentile, in a file of as many lines. */
const TYPING_TARGET = { size: 1000, most: 30 } as const;

/** A workspace is of a size when it differs by no more than this share. */
const TOLERANCE = 0.1;

const HEAD = ['target', 'at most', 'measured', 'met'];

export function toolTargets(measured: readonly Measured[], lines: number): Table {
  const rows = TOOL_TARGETS.filter(
    (target) => target.lines === undefined || Math.abs(lines - target.lines) <= target.lines * TOLERANCE,
  );
  return {
    title: 'Targets',
    head: HEAD,
    rows: rows.map(({ tool, figure, most }) => {
      const ours = measured.find((other) => other.tool.name === tool)!;
      const theirs = measured.find((other) => other.tool.name === ours.tool.against)!;
      const ratio = ours[figure] / theirs[figure];
      return [`${tool}, ${figure} / ${theirs.tool.name}`, most.toFixed(2), ratio.toFixed(2), yesOrNo(ratio <= most)];
    }),
  };
}

export function typingTargets(files: readonly Typed[]): Table {
  const { size, most } = TYPING_TARGET;
  const rows = files
    .filter(({ file }) => file.size === size)
    .map(({ latencies }) => {
      const p95 = percentile(latencies, 95);
      return [`keystroke in ${size} lines, p95`, `${most} ms`, `${p95.toFixed(1)} ms`, yesOrNo(p95 <= most)];
    });
  return { title: 'Targets', head: HEAD, rows };
}

/** Milliseconds of CPU time of the extension host. */
const MOST_ACTIVATION = 50;

export const openingTargets = ({ activationCpu }: Opened): Table => ({
  title: 'Targets',
  head: HEAD,
  rows: [
    [
      'activation, CPU time',
      `${MOST_ACTIVATION} ms`,
      `${activationCpu.toFixed(1)} ms`,
      yesOrNo(activationCpu <= MOST_ACTIVATION),
    ],
  ],
});

const yesOrNo = (met: boolean): string => (met ? 'yes' : 'no');
