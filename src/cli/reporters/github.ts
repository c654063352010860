/** For GitHub Actions: workflow commands that become annotations on the changed files. */
import type { Finding, Place, Severity } from '../../analysis/index.ts';
import { printableData } from '../../project/printable.ts';
import { relativeTo } from '../paths.ts';
import type { Reporter } from '../report.ts';
import { place } from './place.ts';
import { summaryLine } from './summary-line.ts';

const COMMANDS = { off: 'notice', hint: 'notice', info: 'notice', warning: 'warning', error: 'error' } satisfies Record<
  Severity,
  string
>;

export const report: Reporter = (untrusted) => {
  const results = printableData(untrusted);
  const { root, findings, errors } = results;
  const lines = [
    ...errors.map((error) => command('warning', { ...where(root, error), title: 'not analyzed' }, error.message)),
    ...findings.map((finding) =>
      command(
        COMMANDS[finding.severity],
        { ...where(root, finding), title: finding.rule },
        [finding.message, ...chain(finding, root)].join('\n'),
      ),
    ),
    summaryLine(results),
  ];
  return `${lines.join('\n')}\n`;
};

type Properties = Readonly<Record<string, string | number>>;

const where = (root: string, { file, span: [line, column, endLine, endColumn] }: Place): Properties => ({
  file: relativeTo(root, file),
  line,
  endLine,
  col: column,
  // GitHub rejects an end column on another line.
  ...(endLine === line && { endColumn }),
});

const command = (name: string, properties: Properties, message: string): string =>
  `::${name} ${Object.entries(properties)
    .map(([key, value]) => `${key}=${escapeProperty(`${value}`)}`)
    .join(',')}::${escapeData(message)}`;

const chain = (finding: Finding, root: string): string[] =>
  finding.chain.length > 1 ? finding.chain.map((link) => `→ ${link.name}  ${place(root, link)}`) : [];

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
