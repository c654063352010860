/** For GitLab's code quality: a list of issues, shown in the merge request that brings them. */
import type { FileError, Finding, Place, Severity } from '../../analysis/index.ts';
import { createFingerprints } from '../fingerprints.ts';
import { relativeTo } from '../paths.ts';
import type { Report, Reporter } from '../report.ts';

const SEVERITIES = {
  off: 'info',
  hint: 'info',
  info: 'info',
  warning: 'major',
  error: 'critical',
} as const satisfies Record<Severity, string>;

export const report: Reporter = ({ root, findings, errors }) => {
  const fingerprint = createFingerprints(root);
  const issues = [
    ...errors.map((error) => issueOfError(error, root)),
    ...findings.map((finding) => issueOf(finding, root, fingerprint(finding))),
  ];
  return `${JSON.stringify(issues, null, 2)}\n`;
};

const issueOf = (finding: Finding, root: Report['root'], fingerprint: string) => ({
  description: finding.message,
  check_name: finding.rule,
  fingerprint,
  severity: SEVERITIES[finding.severity],
  location: locationOf(finding, root),
});

const issueOfError = (error: FileError, root: Report['root']) => ({
  description: `Not analyzed: ${error.message}`,
  check_name: 'not-analyzed',
  fingerprint: `not-analyzed:${relativeTo(root, error.file)}`,
  severity: 'minor',
  location: locationOf(error, root),
});

const locationOf = ({ file, span: [begin, , end] }: Place, root: string) => ({
  path: relativeTo(root, file),
  lines: { begin, end },
});
