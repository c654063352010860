/** Groups the findings of a report by file, in its order. */
import type { Finding } from '../analysis/index.ts';

/** @returns one list per file with findings, none of them empty */
export function byFile(findings: readonly Finding[]): Finding[][] {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const ofFile = files.get(finding.file);
    if (ofFile === undefined) files.set(finding.file, [finding]);
    else ofFile.push(finding);
  }
  return [...files.values()];
}
