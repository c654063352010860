/** The summary of a report in one line: findings by severity, number of files, duration. */
import type { Report } from '../report.ts';

/** Words without a plural form. */
const UNCOUNTABLE: ReadonlySet<string> = new Set(['info', 'in the baseline']);

const count = (number: number, word: string): string =>
  `${number} ${word}${number === 1 || UNCOUNTABLE.has(word) ? '' : 's'}`;

export function summaryLine({ findings, errors, summary }: Report): string {
  if (summary.files === 0) return 'No TypeScript or JavaScript files found.';
  const details = [
    ...Object.entries(summary.findings).map(([severity, number]) => count(number, severity)),
    ...(summary.known > 0 ? [count(summary.known, 'in the baseline')] : []),
    ...(errors.length > 0 ? [`${count(errors.length, 'file')} not analyzed`] : []),
  ];
  const total = findings.length === 0 ? 'No findings' : count(findings.length, 'finding');
  const brackets = details.length > 0 ? ` (${details.join(', ')})` : '';
  return `${total} in ${count(summary.files, 'file')}${brackets}, ${seconds(summary.milliseconds)}.`;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0)} s`;
