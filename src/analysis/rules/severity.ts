/** Comparing severities, and what a context makes of one. */
import { SEVERITIES, type Context, type Severity } from '../findings.ts';
import { DEFAULT_CONTEXT_SEVERITY, type RuleOptions } from './rule.ts';

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The quieter of the two. */
export const atMost = (severity: Severity, limit: Severity): Severity => (rank(severity) <= rank(limit) ? severity : limit);

/** The severity of a finding in a context: `off` where that is harmless, and never louder than `limit`. */
export function severityIn(context: Context, { contexts, severity }: RuleOptions, limit: Severity = 'error'): Severity {
  const base = contexts[context] ?? DEFAULT_CONTEXT_SEVERITY[context];
  return base === 'off' ? 'off' : atMost(severity ?? base, limit);
}
