/** The results of a check, as data: reporters turn them into text and know nothing else. */
import { SEVERITIES, type Change, type FileError, type Finding, type Offer, type Severity } from '../analysis/index.ts';

export interface Report {
  /** Version of this program. */
  readonly version: string;
  /** Absolute path of the current folder, with forward slashes: paths are printed relative to it. */
  readonly root: string;
  /** By file, then by position, with the severities to show. */
  readonly findings: readonly Finding[];
  /** The refactors of each finding, the best first, if they were computed. */
  readonly offers?: ReadonlyMap<Finding, readonly Offer[]>;
  /** What the recommended refactor of a finding changes, if they were computed. */
  readonly changes?: ReadonlyMap<Finding, Change>;
  /** Files that could not be read or parsed. */
  readonly errors: readonly FileError[];
  readonly summary: Summary;
}

export interface Summary {
  readonly files: number;
  readonly lines: number;
  /** Number of findings per severity, without zeros. */
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
  /** Number of findings hidden by the baseline. */
  readonly known: number;
  /** Number of findings reported without their refactors, because of the time limit. */
  readonly withoutRefactors: number;
  readonly milliseconds: number;
  readonly cachedFiles: number;
}

export interface Style {
  readonly color: boolean;
}

/** A pure function from a report to its text in a format, including the final newline. */
export type Reporter = (report: Report, style: Style) => string;

/** @returns the number of findings per severity, most severe first. */
export function countBySeverity(findings: readonly Finding[]): Summary['findings'] {
  const countOf = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const counts = SEVERITIES.toReversed().map((severity) => [severity, countOf(severity)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
