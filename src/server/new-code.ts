/** The filter "new code first": findings in files that have not changed since a Git reference are only hints. */
import type { Finding } from '../analysis/index.ts';
import { changedSince, leadsThrough } from '../project/changed-since.ts';
import type { Logger } from './logger.ts';

export class NewCode {
  readonly #folder: string;
  readonly #logger: Logger;
  readonly #signal: AbortSignal;
  #reference = '';
  /** Undefined while all code counts. */
  #changed: ReadonlySet<string> | undefined;

  /** @param folder absolute path of a folder in the repository */
  constructor(folder: string, logger: Logger, signal: AbortSignal) {
    this.#folder = folder;
    this.#logger = logger;
    this.#signal = signal;
  }

  /**
   * Asks Git anew.
   * @param reference empty: all code counts
   * @returns whether other findings count now
   */
  async follow(reference: string): Promise<boolean> {
    if (reference === '' && this.#changed === undefined) return false;
    const before = this.#changed;
    this.#reference = reference;
    const changed = reference === '' ? undefined : await this.#since(reference);
    if (this.#reference !== reference) return false;
    this.#changed = changed;
    return !isSame(before, changed);
  }

  /**
   * With the severities to show.
   *
   * @param isEdited whether the file has text that is not on disk
   */
  applyTo(findings: readonly Finding[], isEdited: boolean): readonly Finding[] {
    const changed = this.#changed;
    if (!changed || isEdited) return findings;
    return findings.map((finding) =>
      finding.severity === 'off' || leadsThrough(finding, changed) ? finding : { ...finding, severity: 'hint' },
    );
  }

  async #since(reference: string): Promise<ReadonlySet<string> | undefined> {
    try {
      return await changedSince(this.#folder, reference, this.#signal);
    } catch (error) {
      if (!this.#signal.aborted)
        this.#logger.error(`newCodeSince ${reference}: ${(error as Error).message}; all code counts`);
      return undefined;
    }
  }
}

const isSame = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean =>
  a?.size === b?.size && (!a || [...a].every((file) => b!.has(file)));
