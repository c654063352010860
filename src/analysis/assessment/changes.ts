/** What would give a finding another level: the nearest other value of each factor. */
import { SEVERITIES, type Factor, type Severity } from '../findings.ts';
import type { RuleOptions } from '../options.ts';
import { SCALES, type Scale } from './factor.ts';
import { levelBy, type Standing } from './score.ts';
import { WEIGHTS } from './weights.ts';

/** One factor with another value. */
export interface Change {
  readonly factor: string;
  readonly value: string;
  /** What it would add to the score. */
  readonly points: number;
  readonly severity: Severity;
}

/** Whether a caller is known is not a matter of degree. */
const FIXED: ReadonlySet<string> = new Set(['unseen']);

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
const size = ({ points }: Change): number => Math.abs(points);

/** @returns for each factor the nearest value with a higher level, then those with a lower one; the nearest first */
export function nearestChanges(factors: readonly Factor[], standing: Standing, options: RuleOptions): Change[] {
  const now = rank(levelBy(factors, standing, options).severity);
  const changes = factors.map((factor) =>
    othersOf(factor)
      .map((points): Change => {
        const changed = factors.map((each) => (each === factor ? { ...each, ...points } : each));
        const { severity } = levelBy(changed, standing, options);
        return { factor: factor.id, value: points.value, points: points.points - factor.points, severity };
      })
      .sort((a, b) => size(a) - size(b)),
  );
  const nearest = (moves: (change: Change) => boolean) =>
    changes.flatMap((ofFactor) => ofFactor.find(moves) ?? []).sort((a, b) => size(a) - size(b));
  return [...nearest(({ severity }) => rank(severity) > now), ...nearest(({ severity }) => rank(severity) < now)];
}

function othersOf({ id, value }: Factor): { readonly value: string; readonly points: number }[] {
  if (!(id in SCALES) || FIXED.has(value)) return [];
  const weights: Readonly<Record<string, number>> = WEIGHTS[id as Scale];
  return SCALES[id as Scale]
    .filter((other) => other !== value && !FIXED.has(other))
    .map((other) => ({ value: other, points: weights[other]! }));
}
