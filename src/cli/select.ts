/** Selects and orders the findings that a check reports, and decides whether they make it fail. */
import { HARMLESS_CONTEXTS, SEVERITIES, type Finding, type Severity } from '../analysis/index.ts';
import { isWithin } from '../project/paths.ts';
import type { Settings } from '../protocol/settings.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

export interface Selection {
  /** Files and folders given by the user; absolute, with forward slashes. */
  readonly paths: readonly string[];
  readonly minSeverity: Severity;
  /** Include findings in harmless contexts, as `info`. */
  readonly all: boolean;
  readonly rules: Settings['rules'];
}

const harmless: ReadonlySet<string> = new Set(HARMLESS_CONTEXTS);
const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** @returns the findings to report, by file and position. */
export function selectFindings(findings: Iterable<readonly Finding[]>, selection: Selection): readonly Finding[] {
  const { paths, minSeverity, all, rules } = selection;
  const shown: Finding[] = [];
  for (const ofFile of findings) {
    for (const finding of ofFile) {
      const revealed =
        all && finding.severity === 'off' && harmless.has(finding.context) && rules[finding.rule] !== 'off';
      const severity = revealed ? 'info' : finding.severity;
      if (severity === 'off' || rank(severity) < rank(minSeverity)) continue;
      if (paths.some((path) => isWithin(path, finding.file))) shown.push({ ...finding, severity });
    }
  }
  return shown.sort(byPlace);
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.span[0] - other.span[0] || one.span[1] - other.span[1] || one.rule.localeCompare(other.rule);
}

/** @param maxWarnings number of accepted warnings */
export function exitCodeOf(counts: Readonly<Partial<Record<Severity, number>>>, maxWarnings: number): ExitCode {
  return (counts.error ?? 0) > 0 || (counts.warning ?? 0) > maxWarnings ? EXIT.findings : EXIT.clean;
}
