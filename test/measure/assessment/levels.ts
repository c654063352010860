/** What users would see by other weights and thresholds: levels with their floors and ceilings, held against labels. */
import { levelAt, type Thresholds } from '../../../src/analysis/assessment/level.ts';
import { limitsOf, type Standing } from '../../../src/analysis/assessment/score.ts';
import { isEventLoop, type Factor } from '../../../src/analysis/findings.ts';
import type { Label } from '../accuracy/labels.ts';
import { judgeLabels, type Verdict } from '../accuracy/score.ts';
import { scoreOf, type Fitted } from './fit.ts';
import { isWeighed, valuesOf, type WeighedFinding } from './samples.ts';
import type { ReportedFinding } from '../accuracy/findings.ts';

export type Level = 'info' | 'warning';

const LEVELS: Readonly<Record<Level, ReadonlySet<string>>> = {
  info: new Set(['info', 'warning', 'error']),
  warning: new Set(['warning', 'error']),
};

/** A repository, as far as the measurement is concerned. */
export interface Measured {
  readonly repo: string;
  readonly labels: readonly Label[];
  readonly findings: readonly ReportedFinding[];
}

/** @returns the findings with the levels that these weights give them */
function relevelled(findings: readonly ReportedFinding[], fitted: Fitted, least: Thresholds): ReportedFinding[] {
  return findings.map((finding) =>
    isWeighed(finding) ? { ...finding, severity: levelFor(finding, fitted, least) } : finding,
  );
}

function levelFor(finding: WeighedFinding, fitted: Fitted, least: Thresholds): string {
  const { isOwnHarm = false } = finding;
  if (!isEventLoop(finding.context) && !isOwnHarm) return 'off';
  const limits = limitsOf(finding as Standing, finding.factors as readonly Factor[]);
  return levelAt(scoreOf(fitted, valuesOf(finding)), limits, least);
}

/** @param fittedFor the weights for a repository; left out where levels stay as they are */
export function verdictsAt(
  repositories: readonly Measured[],
  level: Level,
  fittedFor?: (repo: string) => Fitted,
  least?: Thresholds,
): Verdict[] {
  return repositories.flatMap(({ repo, labels, findings }) => {
    const levelled = fittedFor && least ? relevelled(findings, fittedFor(repo), least) : findings;
    return judgeLabels(
      labels,
      levelled.filter(({ severity }) => LEVELS[level].has(severity)),
    );
  });
}
