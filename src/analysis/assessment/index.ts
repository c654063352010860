/** How much a true finding matters, and why: a score from factors, and the level that follows from it. */
import type { Factor, Severity } from '../findings.ts';
import type { RuleOptions } from '../options.ts';
import type { Program } from '../program/index.ts';
import { audienceOf } from './audience.ts';
import type { Circumstances, Duration, Graded, Scale } from './factor.ts';
import { frequencyOf } from './frequency.ts';
import { levelBy } from './score.ts';
import { lifetimeFactor } from './lifetime.ts';
import { namingFactors } from './names.ts';
import { WEIGHTS } from './weights.ts';

export { CONSTANT, isFloored, levelBy } from './score.ts';
export { THRESHOLDS } from './level.ts';
export { nearestChanges, type Change } from './changes.ts';
export type { Circumstances } from './factor.ts';

export interface Assessment {
  readonly severity: Severity;
  /** The sum of the factors' points and of a constant: above 0 a reader more likely wants to see it than not. */
  readonly score: number;
  readonly factors: readonly Factor[];
  readonly plain?: NonNullable<Circumstances['plain']>;
  readonly isOpen?: true;
  readonly isOwnHarm?: true;
}

/** Weighs what a rule found. */
export function assess(program: Program, circumstances: Circumstances, options: RuleOptions): Assessment {
  const lifetime = lifetimeFactor(program, circumstances);
  const factors = [
    weighed('audience', audienceOf(program, circumstances, lifetime)),
    weighed('lifetime', lifetime),
    weighed('duration', circumstances.duration),
    weighed('frequency', frequencyOf(program, circumstances)),
    weighed('certainty', certaintyOf(circumstances)),
    ...namingFactors(program, circumstances, lifetime),
  ];
  const { plain, isOpen, isOwnHarm } = circumstances;
  return {
    ...levelBy(factors, circumstances, options),
    factors,
    ...(plain && { plain }),
    ...(isOpen && { isOpen }),
    ...(isOwnHarm && { isOwnHarm }),
  };
}

function weighed<S extends Scale>(scale: S, { value, because, at }: Graded<string>): Factor {
  const points = (WEIGHTS[scale] as Readonly<Record<string, number>>)[value]!;
  return { id: scale, value, points, because, ...(at && { at }) };
}

/** Whoever computes too long does so for whoever calls. */
const COMPUTES: ReadonlySet<Duration> = new Set(['computes', 'quadratic', 'late', 'pairs']);

function certaintyOf({ confidence, isUnseen, duration }: Circumstances): Graded<string> {
  if (isUnseen && COMPUTES.has(duration.value))
    return { value: 'possible', because: 'nobody is seen to call it, others may' };
  if (isUnseen) return { value: 'unseen', because: 'nobody is seen to call it, others may' };
  return confidence === 'certain'
    ? { value: 'certain', because: 'every call on the path is certain' }
    : { value: 'possible', because: 'a call on the path is only possible' };
}
