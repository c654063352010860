/** What `explain --at` says, for programs. */
import type { KnownCall, LevelExplanation, LineExplanation, Place } from '../analysis/index.ts';
import { relativeTo } from './paths.ts';

/** An explanation, and where it was asked for. */
export interface Explained {
  /** Paths are printed relative to it. */
  readonly cwd: string;
  /** Absolute. */
  readonly file: string;
  readonly explanation: LineExplanation;
}

export function explanationAsJson({ cwd, file, explanation: { findings, calls } }: Explained): string {
  const where = ({ file, span: [line, column] }: Place) => ({ file: relativeTo(cwd, file), line, column });
  const finding = ({
    finding,
    severity,
    strictness,
    silenced,
    silent = silenced,
    reportedAt,
    weighed,
  }: LevelExplanation) => ({
    ...where(finding),
    rule: finding.rule,
    severity,
    context: finding.context,
    message: finding.message,
    ...(silent !== undefined && { silent }),
    ...(reportedAt.length > 0 && { reportedAt: reportedAt.map(where) }),
    strictness,
    ...(weighed && {
      score: rounded(finding.score!),
      constant: weighed.constant,
      factors: finding.factors!.map(({ id, value, points, because, at }) => ({
        id,
        value,
        points: rounded(points),
        because,
        ...(at && { at: where(at) }),
      })),
      thresholds: weighed.thresholds,
      floored: weighed.isFloored,
      severityByStrictness: weighed.byStrictness,
      changes: weighed.changes.map((change) => ({ ...change, points: rounded(change.points) })),
    }),
  });
  const call = ({ name, span, because, leadingHere }: KnownCall) => ({
    ...where({ file, span }),
    name,
    because,
    findings: leadingHere.map((found) => ({ ...where(found), rule: found.rule, severity: found.severity })),
  });
  return `${JSON.stringify({ findings: findings.map(finding), calls: calls.map(call) }, null, 2)}\n`;
}

/** Without the noise of sums of binary fractions. */
const rounded = (points: number): number => Math.round(points * 100) / 100;
