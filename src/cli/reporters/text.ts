/** For people: grouped by file, one line per finding with its call chain below, and a summary line. */
import { createColors } from 'picocolors';
import { titleOf, type FileError, type Finding, type Severity } from '../../analysis/index.ts';
import { leading, printableData } from '../../project/printable.ts';
import { byFile } from '../by-file.ts';
import { relativeTo } from '../paths.ts';
import type { Report, Reporter } from '../report.ts';
import { place, span } from './place.ts';
import { summaryLine } from './summary-line.ts';

type Colors = ReturnType<typeof createColors>;

const PAINT = {
  off: (colors) => colors.dim,
  hint: (colors) => colors.dim,
  info: (colors) => colors.blue,
  warning: (colors) => colors.yellow,
  error: (colors) => colors.red,
} satisfies Record<Severity, (colors: Colors) => (text: string) => string>;

export const report: Reporter = (untrusted, { color }) => {
  const results = printableData(untrusted);
  const colors = createColors(color);
  const blocks = [
    ...results.errors.map((error) => errorLine(error, results, colors)),
    ...byFile(results.findings).map((findings) => fileBlock(findings, results, colors)),
  ];
  return `${[...blocks, summaryLine(results)].join('\n\n')}\n`;
};

function errorLine(error: FileError, { root }: Report, colors: Colors): string {
  return `${colors.underline(leading(place(root, error)))}  ${colors.yellow('not analyzed')}  ${error.message}`;
}

function fileBlock(findings: readonly Finding[], { root }: Report, colors: Colors): string {
  const placeWidth = Math.max(...findings.map((finding) => span(finding).length));
  const severityWidth = Math.max(...findings.map((finding) => finding.severity.length));
  const indent = ' '.repeat(placeWidth + severityWidth + 6);
  const lines = findings.flatMap((finding) => [
    `  ${colors.dim(span(finding).padEnd(placeWidth))}  ${PAINT[finding.severity](colors)(finding.severity.padEnd(severityWidth))}` +
      `  ${finding.message}  ${colors.dim(finding.rule)}`,
    ...because(finding, root).map((line) => `${indent}${colors.dim(line)}`),
  ]);
  return [colors.underline(leading(relativeTo(root, findings[0]!.file))), ...lines].join('\n');
}

/** The calls from the entry point down, if there is more than the message already says; and the cost. */
function because({ entry, chain, cost, confidence, message }: Finding, root: string): string[] {
  const lines: string[] = [];
  if (entry !== undefined && (chain.length > 1 || !message.includes(entry.answers ?? entry.name))) {
    lines.push(`in ${titleOf(entry)} (${entry.kind})  ${place(root, entry)}`);
  }
  if (chain.length > 1) {
    lines.push(
      ...chain.map(
        (link) => `→ ${link.name}  ${place(root, link)}${link.confidence === 'possible' ? '  possible' : ''}`,
      ),
    );
  } else if (confidence === 'possible') lines.push('possible: some calls on the path are not certain');
  const figures = [
    cost?.milliseconds === undefined ? '' : `about ${cost.milliseconds} ms`,
    cost?.grows === undefined ? '' : `grows with ${cost.grows}`,
    cost?.budgetAt === undefined ? '' : `over the budget from about ${cost.budgetAt.toLocaleString('en')}`,
  ].filter(Boolean);
  if (figures.length > 0) lines.push(`cost: ${figures.join(', ')}`);
  return lines;
}
