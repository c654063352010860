/** What a check has found, ready to be told: reporters turn it into text and know nothing else. */
import { SEVERITIES, type FileError, type Finding, type Offer, type Severity } from '../analysis/index.ts';

export interface Report {
  /** Version of this program. */
  readonly version: string;
  /** Absolute path of the current folder, with forward slashes: places are told relative to it. */
  readonly root: string;
  /** By file, then by place; severities as they are to be shown. */
  readonly findings: readonly Finding[];
  /** The refactors of each finding, the best first, where they were looked for. */
  readonly offers?: ReadonlyMap<Finding, readonly Offer[]>;
  /** Files that could not be read or parsed. */
  readonly errors: readonly FileError[];
  readonly summary: Summary;
}

export interface Summary {
  readonly files: number;
  readonly lines: number;
  /** How many findings of each severity there are, where there are any. */
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
  /** Findings that the baseline holds back. */
  readonly known: number;
  /** Findings that are told without their refactors, as time was up. */
  readonly withoutRefactors: number;
  readonly milliseconds: number;
  readonly cachedFiles: number;
}

export interface Style {
  readonly color: boolean;
}

/** A pure function from a report to the text of its format, line end included. */
export type Reporter = (report: Report, style: Style) => string;

/** @returns how many findings of each severity there are, the loudest first. */
export function countBySeverity(findings: readonly Finding[]): Summary['findings'] {
  const countOf = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const counts = SEVERITIES.toReversed().map((severity) => [severity, countOf(severity)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
