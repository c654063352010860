/** From a score to a level: the table of thresholds, the floor for plain findings, and the user's settings. */
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

/** What the level depends on besides the score. */
export interface LevelLimits {
  /** Never below `info` by its score. */
  readonly isFloored: boolean;
  /** The input of one request decides how long all others wait: then a warning is an error. */
  readonly isMultiplied: boolean;
  /** The code does not show how large it gets: never above `info`. */
  readonly isOpen: boolean;
  /** It counts even if nothing else is held up. */
  readonly isOwnHarm: boolean;
}

export type Thresholds = Readonly<Record<'warning' | 'info', number>>;

/** The level before the settings are applied. */
export function levelAt(score: number, { isFloored, isMultiplied, isOpen }: LevelLimits, least: Thresholds): Severity {
  if (score >= least.warning && !isOpen) return isMultiplied ? 'error' : 'warning';
  return score >= least.info || isFloored ? 'info' : 'hint';
}

/** @returns `off` where nothing can be held up, unless the settings ask for that context */
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
  // The user's severity replaces that of underlined findings, not that of hints.
  return chosen !== undefined && rank(level) >= rank('info') ? chosen : level;
}
