/** From a score to a level: the table of thresholds, the floor for what is plain, and what the user sets. */
import { isEventLoop, SEVERITIES, type Context, type Severity } from '../findings.ts';
import type { RuleOptions, Strictness } from '../options.ts';

/** The least score of each level. */
export const THRESHOLDS: Readonly<Record<Strictness, Readonly<Record<'error' | 'warning' | 'info', number>>>> = {
  quiet: { error: 6, warning: 3, info: 1 },
  normal: { error: 5, warning: 2, info: 0 },
  strict: { error: 4, warning: 1, info: -1.5 },
};

/** Points from one level to the next. */
export const LEVEL_DISTANCE = THRESHOLDS.normal.warning - THRESHOLDS.normal.info;

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/**
 * @param isFloored never below `info` by its score
 * @returns `off` where nobody can be held up, unless the settings ask for that context
 */
export function levelOf(
  score: number,
  context: Context,
  isFloored: boolean,
  { contexts, severity, strictness = 'normal' }: RuleOptions,
): Severity {
  const chosen = severity ?? contexts[context];
  if (contexts[context] === 'off' || severity === 'off') return 'off';
  if (!isEventLoop(context)) return contexts[context] === undefined ? 'off' : (severity ?? contexts[context]);
  const { error, warning, info } = THRESHOLDS[strictness];
  const level: Severity =
    score >= error ? 'error' : score >= warning ? 'warning' : score >= info || isFloored ? 'info' : 'hint';
  // What the user sets replaces what is underlined, not what is faint.
  return chosen !== undefined && rank(level) >= rank('info') ? chosen : level;
}
