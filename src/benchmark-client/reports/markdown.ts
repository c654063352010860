/** A result as Markdown, for a pull request or a page. */
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { COLUMNS, describeSize } from '../../protocol/benchmark-table.ts';
import { CHANGE_HEAD, changeCells } from './change-cells.ts';
import { formatMemory } from '../../protocol/quantities.ts';

export function toMarkdown(result: BenchmarkResult): string {
  const { title, verdict, environment, date, strategies, failures, comparisons, warnings, advice, cloneCost, changes } =
    result;
  const sections = [
    [`## ${title}`],
    [verdict],
    table(
      ['Strategy', ...COLUMNS.map((column) => column.title)],
      strategies.map((strategy) => [strategy.title, ...COLUMNS.map(({ show }) => show(strategy, result))]),
    ),
    comparisons.map(({ sentence }) => `- ${sentence}`),
    changes ? [`### Since the baseline`] : [],
    changes
      ? table(
          CHANGE_HEAD,
          changes.map((change) => changeCells(change, result.unit)),
        )
      : [],
    failures.map((failure) => `- ${failure.title} was not measured: ${failure.error.message}`),
    advice ? [`**${advice.approach}**: ${advice.reasons.join(' ')}`] : [],
    (advice?.path ?? []).map(({ question, answer }, index) => `${index + 1}. ${question} ${answer}`),
    cloneCost ? [cloneCost.sentence] : [],
    warnings.map(({ message }) => `- ⚠ ${message}`),
    [
      `${describeSize(result)}. Node ${environment.node}, ${environment.cpus} × ${environment.cpu}, ` +
        `${formatMemory(environment.memory)}, ${environment.platform}, ${date}.`,
    ],
  ];
  return `${sections
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)];
}
