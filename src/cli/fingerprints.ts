/** Fingerprints of findings, which services use to tell new findings from known ones. They survive moved lines. */
import { createHash } from 'node:crypto';
import type { Finding } from '../analysis/index.ts';
import { identityOf } from './identity.ts';
import { relativeTo } from './paths.ts';

/**
 * Equal findings in a file are distinguished by their order.
 * @param root absolute path of the folder to which files are relative
 * @returns a function to call once per finding, in the order of the report: 32 hexadecimal digits, a colon, a number
 */
export function createFingerprints(root: string): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const identity = `${relativeTo(root, finding.file)}\n${identityOf(finding)}`;
    const occurrence = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, occurrence);
    return `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}:${occurrence}`;
  };
}
