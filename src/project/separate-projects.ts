/** The separate projects below a folder, identified by their outermost configuration files. */
import { folderOf, isWithin } from './paths.ts';
import { isOwnConfiguration } from './source-files.ts';

export class SeparateProjects {
  readonly #root: string;
  /** Outermost folders with a configuration. */
  readonly #folders = new Set<string>();

  /** @param configurations package.json, tsconfig.json and similar files below the root */
  constructor(root: string, configurations: Iterable<string>) {
    this.#root = root;
    const projectFiles = [...configurations].filter((file) => !isOwnConfiguration(file));
    const folders = new Set(projectFiles.map(folderOf));
    if (folders.has(root)) return;
    for (const folder of [...folders].sort((a, b) => a.length - b.length))
      if (this.of(folder) === root) this.#folders.add(folder);
  }

  /** The folder of the project that a file or folder belongs to; the root if it belongs to none. */
  of(path: string): string {
    for (let at = path; isWithin(this.#root, at) && at !== this.#root; at = folderOf(at))
      if (this.#folders.has(at)) return at;
    return this.#root;
  }
}
