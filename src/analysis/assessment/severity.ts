/** How loud a finding is: by the context, by how long it takes, and by how often it happens there. */
import { SEVERITIES, type Context, type Severity } from '../findings.ts';
import { DEFAULT_CONTEXT_SEVERITY, type RuleOptions } from '../options.ts';

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The quieter of the two. */
export const atMost = (severity: Severity, limit: Severity): Severity =>
  rank(severity) <= rank(limit) ? severity : limit;

/** One step quieter; what is not said stays so. */
export const quieter = (severity: Severity): Severity =>
  severity === 'off' ? 'off' : SEVERITIES[Math.max(1, rank(severity) - 1)]!;

/** The severity of a finding in a context: `off` where that is harmless, and never louder than `limit`. */
export function severityIn(context: Context, { contexts, severity }: RuleOptions, limit: Severity = 'error'): Severity {
  const base = contexts[context] ?? DEFAULT_CONTEXT_SEVERITY[context];
  return base === 'off' ? 'off' : atMost(severity ?? base, limit);
}
