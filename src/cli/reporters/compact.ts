/** For assistants and for grep: one line per finding, without decoration. */
import { leading, printableData } from '../../project/printable.ts';
import type { Reporter } from '../report.ts';
import { place } from './place.ts';
import { summaryLine } from './summary-line.ts';

export const report: Reporter = (untrusted) => {
  const results = printableData(untrusted);
  const { root, findings, errors } = results;
  const lines = [
    ...errors.map((error) => `${leading(place(root, error))}: not analyzed: ${error.message}`),
    ...findings.map((finding) => {
      const leaf = finding.chain.at(-1);
      const via = finding.chain.length > 1 && leaf ? ` (${place(root, leaf)})` : '';
      return `${leading(place(root, finding))}: ${finding.severity}: ${finding.message}${via} [${finding.rule}]`;
    }),
    summaryLine(results),
  ];
  return `${lines.join('\n')}\n`;
};
