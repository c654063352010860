/** The separate projects below a folder, told apart by their outermost configuration files. */
import { folderOf, isWithin } from './paths.ts';

export class SeparateProjects {
  readonly #root: string;
  /** Outermost folders with configuration. */
  readonly #folders = new Set<string>();

  /** @param configurations package.json, tsconfig.json and their like below the root */
  constructor(root: string, configurations: Iterable<string>) {
    this.#root = root;
    const folders = new Set([...configurations].map(folderOf));
    if (folders.has(root)) return;
    for (const folder of [...folders].sort((a, b) => a.length - b.length))
      if (this.of(folder) === root) this.#folders.add(folder);
  }

  /**
   * The folder of the project that a file or folder belongs to; what is in none, in or outside the root, goes by the
   * root.
   */
  of(path: string): string {
    for (let at = path; isWithin(this.#root, at) && at !== this.#root; at = folderOf(at))
      if (this.#folders.has(at)) return at;
    return this.#root;
  }
}
