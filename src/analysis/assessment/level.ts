/** From a score to a level: the table of thresholds, the floor for what is plain, and what the user sets. */
import { isEventLoop, SEVERITIES, type Context, type Severity } from '../findings.ts';
import type { RuleOptions, Strictness } from '../options.ts';

/** The least score of each level. */
export const THRESHOLDS: Readonly<Record<Strictness, Thresholds>> = {
  quiet: { warning: 2.5, info: 1 },
  normal: { warning: 1.5, info: 0 },
  strict: { warning: 0.5, info: -1.5 },
};

/** Points from one level to the next. */
export const LEVEL_DISTANCE = THRESHOLDS.normal.warning - THRESHOLDS.normal.info;

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** What a score is seen with. */
export interface LevelLimits {
  /** Never below `info` by its score. */
  readonly isFloored: boolean;
  /** What one request sends multiplies it for all others: a warning is an error then. */
  readonly isMultiplied: boolean;
  /** How large it gets the code does not say: never above `info`. */
  readonly isOpen: boolean;
  /** It counts where nobody else is held up, too. */
  readonly isOwnHarm: boolean;
}

export type Thresholds = Readonly<Record<'warning' | 'info', number>>;

/** The level of what may hold up somebody, before the settings are asked. */
export function levelAt(score: number, { isFloored, isMultiplied, isOpen }: LevelLimits, least: Thresholds): Severity {
  if (score >= least.warning && !isOpen) return isMultiplied ? 'error' : 'warning';
  return score >= least.info || isFloored ? 'info' : 'hint';
}

/**
 * @returns `off` where nobody can be held up, unless the settings ask for that context
 */
export function levelOf(
  score: number,
  context: Context,
  limits: LevelLimits,
  { contexts, severity, strictness = 'normal' }: RuleOptions,
): Severity {
  const chosen = severity ?? contexts[context];
  if (contexts[context] === 'off' || severity === 'off') return 'off';
  if (!isEventLoop(context) && !limits.isOwnHarm)
    return contexts[context] === undefined ? 'off' : (severity ?? contexts[context]);
  const level = levelAt(score, limits, THRESHOLDS[strictness]);
  // What the user sets replaces what is underlined, not what is faint.
  return chosen !== undefined && rank(level) >= rank('info') ? chosen : level;
}
