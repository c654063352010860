/**
 * What of a folder is told of: the files below the paths that were asked for. What lies around them is known all the
 * same.
 */
import type { FileError } from '../analysis/index.ts';
import { isWithin } from './paths.ts';

export class Scope {
  readonly #root: string;
  readonly #paths: readonly string[];

  /** @param paths none: all of it */
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

  /** What is wrong with files outside the root concerns all of it. */
  errorsOf(errors: readonly FileError[]): readonly FileError[] {
    return errors.filter(({ file }) => this.has(file) || !isWithin(this.#root, file));
  }
}
