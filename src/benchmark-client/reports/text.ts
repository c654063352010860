/** A result as text for a terminal. */
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { COLUMNS, describeSize } from '../../protocol/benchmark-table.ts';
import { claimsOf } from '../../protocol/claims.ts';
import { CHANGE_HEAD, changeCells } from './change-cells.ts';
import { formatMemory, formatTime } from '../../protocol/quantities.ts';

export function toText(result: BenchmarkResult): string {
  const {
    title,
    strategies,
    verdict,
    cloneCost,
    advice,
    failures,
    warnings,
    changes,
    environment: { node, cpus, cpu, memory, platform },
  } = result;
  const claims = claimsOf(result);
  const sections = [
    [`${title} (${describeSize(result)})`],
    table(
      ['Strategy', ...COLUMNS.map((column) => column.title)],
      strategies.map((strategy) => [strategy.title, ...COLUMNS.map(({ show }) => show(strategy, result))]),
    ),
    strategies.flatMap(({ title: strategy, latency }) =>
      latency
        ? [
            `${latency.title}, ${strategy}: half within ${formatTime(latency.p50)}, 99 % within ${formatTime(latency.p99)}, all within ${formatTime(latency.max)}.`,
          ]
        : [],
    ),
    [verdict, ...(cloneCost ? [cloneCost.sentence] : [])],
    advice ? [`Advice: ${advice.approach}. ${advice.reasons.join(' ')}`] : [],
    changes
      ? [
          'Since the baseline:',
          ...table(
            CHANGE_HEAD,
            changes.map((change) => changeCells(change, result.unit)),
          ),
        ]
      : [],
    claims
      ? [
          `The course's table, ${claims.scale}:`,
          ...table(
            ['Approach', 'course', 'ratio', 'measured', 'ratio', "course's memory", 'measured'],
            claims.rows.map(
              ({ strategy, claimed, claimedRatio, measured = '–', ratio = '–', claimedMemory, peakMemory = '–' }) => [
                strategy,
                claimed,
                claimedRatio,
                measured,
                ratio,
                claimedMemory,
                peakMemory,
              ],
            ),
          ),
        ]
      : [],
    failures.map((failure) => `Not measured: ${failure.title}: ${failure.error.message}`),
    warnings.map(({ message }) => `Warning: ${message}`),
    [`Node ${node}, ${cpus} × ${cpu}, ${formatMemory(memory)}, ${platform}.`],
  ];
  return `${sections
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The first column contains names, the others figures. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  );
}
