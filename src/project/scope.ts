/**
 * The part of a folder to report on: files below the requested paths. The files around them are analyzed all the same.
 */
import type { FileError } from '../analysis/index.ts';
import { isWithin } from './paths.ts';

export class Scope {
  readonly #root: string;
  readonly #paths: readonly string[];

  /** @param paths empty: all of it */
  constructor(root: string, paths: readonly string[]) {
    this.#root = root;
    this.#paths = paths;
  }

  has(path: string): boolean {
    return this.#paths.length === 0 || this.#paths.some((shown) => isWithin(shown, path));
  }

  filesOf(paths: Iterable<string>): readonly string[] {
    return [...paths].filter((path) => this.has(path));
  }

  /** Errors in files outside the root concern everything. */
  errorsOf(errors: readonly FileError[]): readonly FileError[] {
    return errors.filter(({ file }) => this.has(file) || !isWithin(this.#root, file));
  }
}
