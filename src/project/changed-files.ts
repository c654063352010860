/**
 * Which files' findings differ from what was told last: looks may overlap, and each would only know what it was itself.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../analysis/index.ts';

type Findings = ReadonlyMap<string, readonly Finding[]>;

export class ChangedFiles {
  #told: Findings = new Map();

  /** All of them are told anyway. */
  tellAll(findings: Findings): void {
    this.#told = findings;
  }

  /** @returns those in which there was something else before; these findings count as told */
  tell(findings: Findings): string[] {
    const before = this.#told;
    this.#told = findings;
    return [...new Set([...before.keys(), ...findings.keys()])].filter(
      (path) => !isSame(before.get(path) ?? [], findings.get(path) ?? []),
    );
  }
}

/** Most findings are the very ones of before. */
const isSame = (before: readonly Finding[], after: readonly Finding[]): boolean =>
  before.length === after.length &&
  before.every((finding, index) => finding === after[index] || isDeepStrictEqual(finding, after[index]));
