/**
 * Tracks which files' findings differ from the last report. Overlapping analyses share one tracker, because each alone
 * would only know its own changes.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../analysis/index.ts';

type Findings = ReadonlyMap<string, readonly Finding[]>;

export class ChangedFiles {
  #reported: Findings = new Map();

  /** Marks all findings as reported. */
  setReported(findings: Findings): void {
    this.#reported = findings;
  }

  /** @returns the files whose findings changed since the last report; the new findings count as reported */
  report(findings: Findings): string[] {
    const before = this.#reported;
    this.#reported = findings;
    return [...new Set([...before.keys(), ...findings.keys()])].filter(
      (path) => !isSame(before.get(path) ?? [], findings.get(path) ?? []),
    );
  }
}

/** Most findings are the same objects as before. */
const isSame = (before: readonly Finding[], after: readonly Finding[]): boolean =>
  before.length === after.length &&
  before.every((finding, index) => finding === after[index] || isDeepStrictEqual(finding, after[index]));
