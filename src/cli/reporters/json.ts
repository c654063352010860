/** For programs: the documented format. Positions are 1-based, columns in UTF-16 units. */
import { plainError, plainFinding } from '../../api/finding.ts';
import { relativeTo } from '../paths.ts';
import type { Report, Reporter } from '../report.ts';

export const report: Reporter = ({ version, root, findings, offers, errors, summary }) => {
  const nameOf = (file: string): string => relativeTo(root, file);
  const output = {
    version,
    findings: findings.map((finding) => ({ ...plainFinding(finding, nameOf), refactors: offers?.get(finding) ?? [] })),
    errors: errors.map((error) => plainError(error, nameOf)),
    summary: pick(summary),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
};

const pick = ({ files, lines, findings, milliseconds, cachedFiles, withoutRefactors }: Report['summary']) => ({
  files,
  lines,
  findings,
  milliseconds: Math.round(milliseconds),
  cachedFiles,
  ...(withoutRefactors > 0 && { withoutRefactors }),
});
