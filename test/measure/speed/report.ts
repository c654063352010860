/** The tables of speed. */
import { relative } from 'node:path';
import type { Table } from '../table.ts';
import type { Opened } from './opening/index.ts';
import type { Measured } from './rounds.ts';
import { percentile } from './statistics.ts';
import type { Typing } from './typing/latency.ts';
import type { Workspace } from './workspace.ts';

export function toolsTable(measured: readonly Measured[], { files, lines }: Workspace, rounds: number): Table {
  return {
    title: `${count(lines)} lines in ${count(files.length)} files, medians of ${rounds} interleaved rounds; the warm cache against ESLint's`,
    head: ['tool', 'wall', '÷ ESLint', 'CPU', '÷ ESLint', 'peak memory', '÷ ESLint', 'files', 'findings'],
    rows: measured.map((run) => {
      const base = measured.find(({ tool }) => tool.name === run.tool.against)!;
      const ratio = (key: 'wall' | 'cpu' | 'memory') => (run[key] / base[key]).toFixed(2);
      return [
        run.tool.name,
        seconds(run.wall),
        ratio('wall'),
        seconds(run.cpu),
        ratio('cpu'),
        megabytes(run.memory),
        ratio('memory'),
        count(run.files),
        count(run.reports),
      ];
    }),
  };
}

export function typingTable({ files, firstLook, memoryAfter, memory }: Typing, workspace: Workspace): Table {
  return {
    title:
      `From a keystroke to its diagnostics, in a workspace of ${count(workspace.lines)} lines; debounce 0. ` +
      `First look ${seconds(firstLook)}, memory after it ${megabytes(memoryAfter)}, at the peak ${megabytes(memory)}`,
    head: ['file', 'lines', 'keystrokes', 'p50', 'p95', 'most'],
    rows: files.map(({ file, latencies }) => [
      `${relative(workspace.root, file.path)}${file.grown ? ' (repeated)' : ''}`,
      count(file.lines),
      count(latencies.length),
      ...[50, 95, 100].map((percent) => `${percentile(latencies, percent).toFixed(1)} ms`),
    ]),
  };
}

export const openingTable = (opened: Opened, { lines }: Workspace): Table => ({
  title: `Opening a workspace of ${count(lines)} lines in the editor`,
  head: ['what', 'time or memory'],
  rows: [
    ['the extension is loaded and activated, in its host', `${opened.activation.toFixed(1)} ms`],
    ['of that CPU time', `${opened.activationCpu.toFixed(1)} ms`],
    ['the client of the server is loaded, in the host, afterwards', `${opened.client.toFixed(1)} ms`],
    ['findings are shown, from the activation', seconds(opened.firstDiagnostics)],
    ['memory of the server once all is analyzed', megabytes(opened.memory)],
  ],
});

const count = (number: number): string => number.toLocaleString('en');
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
