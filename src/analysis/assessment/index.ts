/** How much a true finding matters, and why: a score from factors, and the level that follows from it. */
import { isEventLoop, type Factor, type Severity } from '../findings.ts';
import type { RuleOptions } from '../options.ts';
import type { Program } from '../program/index.ts';
import { audienceOf } from './audience.ts';
import type { Circumstances, Graded, Scale } from './factor.ts';
import { frequencyOf } from './frequency.ts';
import { levelOf } from './level.ts';
import { lifetimeFactor } from './lifetime.ts';
import { namingFactors } from './names.ts';
import { WEIGHTS } from './weights.ts';

export type { Circumstances } from './factor.ts';

export interface Assessment {
  readonly severity: Severity;
  /** The sum of the factors' points and of a constant: above 0 a reader more likely wants to be told than not. */
  readonly score: number;
  readonly factors: readonly Factor[];
}

/** Weighs what a rule found. */
export function assess(program: Program, circumstances: Circumstances, options: RuleOptions): Assessment {
  const lifetime = lifetimeFactor(program, circumstances);
  const factors = [
    weighed('audience', audienceOf(program, circumstances, lifetime)),
    weighed('lifetime', lifetime),
    weighed('duration', circumstances.duration),
    weighed('frequency', circumstances.frequency ?? frequencyOf(program, circumstances)),
    weighed('certainty', certaintyOf(circumstances)),
    ...namingFactors(program, circumstances),
  ];
  const score = factors.reduce((sum, { points }) => sum + points, WEIGHTS.constant);
  const limits = { isFloored: isFloored(circumstances, factors), isMultiplied: isMultiplied(factors) };
  const severity = levelOf(score, circumstances.context, limits, options);
  return { severity, score, factors };
}

/**
 * What is certain and more than a look is never below `info`, whoever waits, unless the process ends with it or hardly
 * any process does it. Behind a call other evidence may say that it is seldom.
 */
function isFloored({ plain, context }: Circumstances, factors: readonly Factor[]): boolean {
  if (!plain || !isEventLoop(context)) return false;
  const has = (id: string, ...values: readonly string[]) =>
    factors.some((factor) => factor.id === id && (values.length === 0 || values.includes(factor.value)));
  if (has('lifetime', 'ends') || has('frequency', 'rare')) return false;
  return plain === 'direct' || !(has('name') || has('frequency', 'seldom', 'kept'));
}

function weighed<S extends Scale>(scale: S, { value, because, at }: Graded<string>): Factor {
  const points = (WEIGHTS[scale] as Readonly<Record<string, number>>)[value]!;
  return { id: scale, value, points, because, ...(at && { at }) };
}

function certaintyOf({ confidence, isUnseen }: Circumstances): Graded<string> {
  if (isUnseen) return { value: 'unseen', because: 'nobody is seen to call it, others may' };
  return confidence === 'certain'
    ? { value: 'certain', because: 'every call on the way is certain' }
    : { value: 'possible', because: 'a call on the way is only possible' };
}

/** Once per element of what one request sends, or growing with it, while other requests wait. */
const isMultiplied = (factors: readonly Factor[]): boolean =>
  factors.some(({ id, value }) => id === 'audience' && value === 'others') &&
  factors.some(({ id, value }) => id === 'frequency' && value === 'input');
