/** Selects and orders the findings that a check reports, and decides whether they make it fail. */
import { HARMLESS_CONTEXTS, SEVERITIES, type Finding, type Severity } from '../analysis/index.ts';
import { byPlace } from '../api/finding.ts';
import type { Settings } from '../protocol/settings.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Report } from './report.ts';

export interface Selection {
  /** Whether a finding is among what the user named. */
  readonly isNamed: (finding: Finding) => boolean;
  readonly minSeverity: Severity;
  /** Whether to report only warnings and errors, even if the lowest severity is below. */
  readonly quiet: boolean;
  /** Include findings in harmless contexts, as `info`. */
  readonly all: boolean;
  readonly rules: Settings['rules'];
}

const harmless: ReadonlySet<string> = new Set(HARMLESS_CONTEXTS);
const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
const quietest = (severity: Severity): Severity => (rank(severity) < rank('warning') ? 'warning' : severity);

/** @returns the findings to report, by file and position. */
export function selectFindings(findings: Iterable<readonly Finding[]>, selection: Selection): readonly Finding[] {
  const { isNamed, all, rules } = selection;
  const minSeverity = selection.quiet ? quietest(selection.minSeverity) : selection.minSeverity;
  const shown: Finding[] = [];
  for (const ofFile of findings) {
    for (const finding of ofFile) {
      const revealed =
        all && finding.severity === 'off' && harmless.has(finding.context) && rules[finding.rule] !== 'off';
      const severity = revealed ? 'info' : finding.severity;
      if (severity === 'off' || rank(severity) < rank(minSeverity)) continue;
      if (isNamed(finding)) shown.push({ ...finding, severity });
    }
  }
  return shown.sort(byPlace);
}

/** When a check fails. */
export interface Limits {
  /** Number of accepted warnings. */
  readonly maxWarnings: number;
  /** Whether files that could not be analyzed make it fail. */
  readonly strict: boolean;
}

export function exitCodeOf({ errors, summary: { findings } }: Report, { maxWarnings, strict }: Limits): ExitCode {
  if (strict && errors.length > 0) return EXIT.usage;
  return (findings.error ?? 0) > 0 || (findings.warning ?? 0) > maxWarnings ? EXIT.findings : EXIT.clean;
}
