/** From factors to a score and a level. */
import { isEventLoop, type Factor, type Severity } from '../findings.ts';
import type { RuleOptions } from '../options.ts';
import { NAME, type Circumstances, type Scale, type ValueOf } from './factor.ts';
import { type LevelLimits, levelOf } from './level.ts';
import { WEIGHTS } from './weights.ts';

/** Added to every score. */
export const CONSTANT = WEIGHTS.constant;

/** What the level depends on besides the factors. */
export type Standing = Pick<Circumstances, 'context' | 'plain' | 'isOpen' | 'isOwnHarm'>;

export function levelBy(
  factors: readonly Factor[],
  standing: Standing,
  options: RuleOptions,
): { readonly score: number; readonly severity: Severity } {
  const score = factors.reduce((sum, { points }) => sum + points, CONSTANT);
  return { score, severity: levelOf(score, standing.context, limitsOf(standing, factors), options) };
}

/** What fixes the level, whatever the score is. */
export const limitsOf = (standing: Standing, factors: readonly Factor[]): LevelLimits => ({
  isFloored: isFloored(standing, factors),
  isMultiplied: isMultiplied(factors),
  isOpen: standing.isOpen ?? false,
  isOwnHarm: standing.isOwnHarm ?? false,
});

/**
 * A certain call that takes longer than a metadata call is never below `info`, whoever waits. Exceptions: the process
 * ends with it (and it only harms others), or it rarely runs at all. Behind a call, other evidence may show that it is
 * rare.
 */
export function isFloored({ plain, context, isOwnHarm }: Standing, factors: readonly Factor[]): boolean {
  if (!plain || isOwnHarm) return isOwnHarm === true && plain !== undefined;
  if (!isEventLoop(context)) return false;
  if (has(factors, 'lifetime', 'ends') || has(factors, 'frequency', 'once', 'start', 'rare')) return false;
  const isByName = factors.some(({ id }) => id === NAME);
  return plain === 'direct' || !(isByName || has(factors, 'frequency', 'seldom', 'kept'));
}

/** Once per element of a request's input, or growing with it, while other requests wait. */
const isMultiplied = (factors: readonly Factor[]): boolean =>
  has(factors, 'audience', 'others') && has(factors, 'frequency', 'input');

/** Has the factor one of these values? */
const has = <S extends Scale>(factors: readonly Factor[], id: S, ...values: readonly ValueOf<S>[]): boolean =>
  factors.some((factor) => factor.id === id && values.some((value) => value === factor.value));
