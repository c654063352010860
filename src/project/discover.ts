/** Finds the source and configuration files of a folder, without those excluded by Git or the settings. */
import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import type { FileError } from '../analysis/index.ts';
import { fileError, unreadable } from './file-error.ts';
import { IgnoreRules } from './ignore-rules.ts';
import { childOf, folderOf, isWithin, slashed } from './paths.ts';
import { readText, retrying } from './read-file.ts';
import { isInstallation } from './installed-state.ts';
import { classOfTemplate, isBuiltFrom, isConfiguration, isSkippedFolder, PACKAGES, isSource } from './source-files.ts';

export interface DiscoverOptions {
  /** Absolute path of a folder, with forward slashes. */
  readonly root: string;
  /** Files and folders to include even if Git ignores them; absolute, with forward slashes. */
  readonly paths?: readonly string[];
  /** Glob patterns in .gitignore notation. */
  readonly exclude: readonly string[];
  /** The folder that these are relative to, the root or one around it; absolute, with forward slashes. */
  readonly excludeFolder?: string;
  readonly signal?: AbortSignal | undefined;
}

export interface Discovered {
  /** Absolute paths with forward slashes, sorted. */
  readonly sources: readonly string[];
  /** package.json, tsconfig.json and similar files; absolute, sorted. */
  readonly configurations: readonly string[];
  /** Real paths of linked folders (including the root), with the paths under which they are shown. */
  readonly links: readonly (readonly [real: string, shown: string])[];
  readonly errors: readonly FileError[];
}

/**
 * Never fails because of a file: what cannot be read is listed in `errors`.
 * @throws the signal's reason on abort
 */
export async function discover(options: DiscoverOptions): Promise<Discovered> {
  const walk = new Walk(options);
  await walk.run();
  return {
    sources: [...walk.sources].sort(),
    configurations: [...walk.configurations].sort(),
    links: walk.links,
    errors: walk.errors,
  };
}

class Walk {
  readonly sources = new Set<string>();
  readonly configurations = new Set<string>();
  readonly links: [real: string, shown: string][] = [];
  readonly errors: FileError[] = [];
  #symlinks: string[] = [];
  readonly #options: DiscoverOptions;
  readonly #excluded: IgnoreRules;

  constructor(options: DiscoverOptions) {
    this.#options = options;
    const none = new IgnoreRules();
    this.#excluded =
      options.exclude.length === 0 ? none : none.with(options.excludeFolder ?? options.root, options.exclude);
  }

  async run(): Promise<void> {
    const { root, paths = [] } = this.#options;
    try {
      this.links.push([slashed(await realpath(root)), root]);
    } catch (error) {
      this.errors.push(unreadable(root, error));
      return;
    }
    const around = await rulesAround(root);
    // A folder that the user opens is meant, even if a repository around it ignores it, such as a home folder under
    // Git.
    await this.#folder(root, around.ignores(`${root}/`) ? new IgnoreRules() : around);
    // Few paths, from the command line; one folder may contain
    // another
    for (const path of paths) if (isWithin(root, path) && path !== root) await this.#wanted(path);
    // Last, because the target of a link is mostly found at its real path.
    while (this.#symlinks.length > 0) {
      const links = this.#symlinks.sort();
      this.#symlinks = [];
      // In order: the first of two links to one target determines
      // its path
      for (const link of links) await this.#link(link);
    }
  }

  async #folder(folder: string, around: IgnoreRules): Promise<void> {
    this.#options.signal?.throwIfAborted();
    let entries: Dirent[];
    try {
      entries = await retrying(() => readdir(folder, { withFileTypes: true }));
    } catch (error) {
      this.errors.push(unreadable(folder, error));
      return;
    }
    const names = new Set(entries.map(({ name }) => name));
    const rules = names.has('.gitignore') ? await withGitignore(folder, around) : around;
    const folders: Promise<void>[] = [];
    for (const entry of entries) {
      const path = childOf(folder, entry.name);
      if (!entry.isDirectory()) this.#entry(entry, path, rules, names);
      else if (entry.name === PACKAGES) {
        if (!names.has('package.json') && rules.leavesOut(PACKAGES) && !this.#leftOut(`${path}/`, rules))
          folders.push(this.#packages(path, rules));
      } else if (!isSkippedFolder(entry.name) && !isBuiltFrom(entry.name, names) && !this.#leftOut(`${path}/`, rules)) {
        folders.push(this.#folder(path, rules));
      }
    }
    await Promise.all(folders);
  }

  /**
   * Packages that are the project's own: its ignore files leave out such folders elsewhere, but not this one, and no
   * package manager has written to it. A folder that a package manager creates is beside a package.json.
   */
  async #packages(folder: string, rules: IgnoreRules): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    if (!isInstallation(names)) await this.#folder(folder, rules);
  }

  /** A link or a file. Only regular files count: reading a pipe, a socket or a device might never end. */
  #entry(entry: Dirent, path: string, rules: IgnoreRules, names: ReadonlySet<string>): void {
    if (entry.isSymbolicLink()) {
      if (!isSkippedFolder(entry.name) && !this.#leftOut(path, rules) && !rules.ignores(`${path}/`))
        this.#symlinks.push(path);
      return;
    }
    const found = entry.isFile() ? this.#listOf(entry.name, names) : undefined;
    if (found && !this.#leftOut(path, rules)) found.add(path);
  }

  /** @param beside the names in its folder: a template stands beside its class */
  #listOf(name: string, beside: ReadonlySet<string>): Set<string> | undefined {
    if (isConfiguration(name)) return this.configurations;
    return isSource(name) || beside.has(classOfTemplate(name) ?? '') ? this.sources : undefined;
  }

  #leftOut(path: string, rules: IgnoreRules): boolean {
    return rules.ignores(path) || this.#excluded.ignores(path);
  }

  /** A path given by the user: included even if .gitignore excludes it. */
  async #wanted(path: string): Promise<void> {
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) {
        if (!this.#someBelow(path)) await this.#folder(path, new IgnoreRules());
      } else if (stats.isFile() && isSource(path)) {
        this.sources.add(path);
      } else {
        this.errors.push(fileError(path, 'Is not a supported source file'));
      }
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      this.errors.push(unreadable(path, error));
    }
  }

  #someBelow(folder: string): boolean {
    for (const source of this.sources) if (isWithin(folder, source)) return true;
    return false;
  }

  /** Follows a link out of the folders already walked. A cyclic link leads back into them and ends there. */
  async #link(path: string): Promise<void> {
    let real: string;
    let stats: Stats;
    try {
      real = slashed(await realpath(path));
      stats = await stat(real);
    } catch {
      // A broken link is not a source file.
      return;
    }
    const walked = this.links.some(([seen]) => isWithin(seen, real) || isWithin(real, seen));
    if (walked || real.includes('/node_modules/')) return;
    if (stats.isDirectory()) {
      this.links.push([real, path]);
      await this.#folder(path, new IgnoreRules());
    } else if (stats.isFile() && isSource(path)) {
      this.links.push([real, path]);
      this.sources.add(path);
    }
  }
}

/** The ignore rules of the folders above the root, up to the repository's root. */
async function rulesAround(root: string): Promise<IgnoreRules> {
  const above: string[] = [];
  for (let folder = root; ; folder = folderOf(folder)) {
    if (await exists(childOf(folder, '.git'))) break;
    // Without a repository, ignore files above the root do not apply.
    if (folderOf(folder) === folder) return new IgnoreRules();
    above.unshift(folderOf(folder));
  }
  let rules = new IgnoreRules();
  for (const folder of above) rules = await withGitignore(folder, rules);
  return rules;
}

async function withGitignore(folder: string, around: IgnoreRules): Promise<IgnoreRules> {
  try {
    return around.with(folder, await readText(`${folder}/.gitignore`, 'configuration'));
  } catch {
    // Missing or unreadable: it excludes nothing.
    return around;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
