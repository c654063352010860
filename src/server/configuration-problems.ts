/** Shows the problems of configuration files in the files themselves. */
import type { FileError } from '../analysis/index.ts';

/** Sends all problems of a file; none clears it. */
type Send = (file: string, problems: readonly FileError[]) => void;

/**
 * Which check found them: that of a folder, for the configuration around it, or that of a project, for those below it.
 */
export type Finder = 'around' | 'below';

export class ConfigurationProblems {
  readonly #send: Send;
  /** By folder and finder. */
  readonly #found = new Map<string, readonly FileError[]>();
  /** By file, as it was sent. */
  readonly #sent = new Map<string, string>();

  constructor(send: Send) {
    this.#send = send;
  }

  /** @param folder absolute path of what was opened */
  set(folder: string, finder: Finder, problems: readonly FileError[]): void {
    this.#found.set(`${finder}:${folder}`, problems);
    // Several folders may have the same configuration around them.
    const byFile = new Map<string, Map<string, FileError>>([...this.#sent.keys()].map((file) => [file, new Map()]));
    for (const problem of [...this.#found.values()].flat()) {
      const ofFile = byFile.get(problem.file) ?? new Map<string, FileError>();
      byFile.set(problem.file, ofFile.set(JSON.stringify(problem), problem));
    }
    for (const [file, found] of byFile) this.#update(file, [...found.values()]);
  }

  #update(file: string, problems: readonly FileError[]): void {
    const text = JSON.stringify(problems);
    if (text === (this.#sent.get(file) ?? '[]')) return;
    if (problems.length > 0) this.#sent.set(file, text);
    else this.#sent.delete(file);
    this.#send(file, problems);
  }
}
