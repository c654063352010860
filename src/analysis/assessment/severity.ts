/** How loud a finding is: by the context, by how long it takes, and by how often it happens there. */
import { SEVERITIES, type Context, type Severity } from '../findings.ts';
import { DEFAULT_CONTEXT_SEVERITY, type RuleOptions } from '../options.ts';

/**
 * How long and how often.
 * - `brief`: one look at a directory entry, or what is seldom done; `repeated`: that in a loop;
 * - `long`: grows with a file or a value, or takes milliseconds; `many`: that once per element of what others send.
 */
export type Weight = 'brief' | 'repeated' | 'long' | 'many';

/**
 * Where it holds up nobody nothing is said; a request may be sent again and again, so that only there something is an
 * error.
 */
const LOUDNESS: Readonly<Record<Weight, Severity>> = {
  brief: 'hint',
  repeated: 'info',
  long: 'warning',
  many: 'warning',
};
const IN_REQUESTS: Readonly<Record<Weight, Severity>> = { ...LOUDNESS, many: 'error' };

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The quieter of the two. */
export const atMost = (severity: Severity, limit: Severity): Severity =>
  rank(severity) <= rank(limit) ? severity : limit;

/** The louder first. */
export const byLoudness = (a: Severity, b: Severity): number => rank(b) - rank(a);

/** One step quieter; what is not said stays so. */
export const quieter = (severity: Severity): Severity =>
  severity === 'off' ? 'off' : SEVERITIES[Math.max(1, rank(severity) - 1)]!;

/** Did the user say how loud this is? */
export const isChosen = (context: Context, { contexts, severity }: RuleOptions): boolean =>
  severity !== undefined || contexts[context] !== undefined;

/** The severity of a finding in a context: `off` where that is harmless, and never louder than `limit`. */
export function severityIn(context: Context, { contexts, severity }: RuleOptions, limit: Severity = 'error'): Severity {
  const base = contexts[context] ?? DEFAULT_CONTEXT_SEVERITY[context];
  return base === 'off' ? 'off' : atMost(severity ?? base, limit);
}

/**
 * The severity of a finding that takes so long, so often; what the user sets for rule or context replaces what is loud,
 * not what is faint.
 */
export function severityOf(context: Context, weight: Weight, options: RuleOptions): Severity {
  const loudness = (context === 'request' ? IN_REQUESTS : LOUDNESS)[weight];
  if (
    options.severity === undefined &&
    options.contexts[context] === undefined &&
    rank(loudness) > rank(DEFAULT_CONTEXT_SEVERITY[context])
  ) {
    return DEFAULT_CONTEXT_SEVERITY[context] === 'off' ? 'off' : loudness;
  }
  return severityIn(context, options, rank(loudness) < rank('warning') ? loudness : 'error');
}
