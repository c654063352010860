/** Comparing severities. */
import { SEVERITIES, type Severity } from '../findings.ts';

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The quieter of the two. */
export const atMost = (severity: Severity, limit: Severity): Severity => (rank(severity) <= rank(limit) ? severity : limit);
