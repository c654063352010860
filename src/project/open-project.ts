/** A folder on disk, kept analysed: reads it, links it, and follows edits and changes on disk. */
import type { FileError, FileFacts, Finding } from '../analysis/index.ts';
import { FactsCache } from './cache/facts-cache.ts';
import { Extractor, factsOfText, loadParser } from './extract/index.ts';
import { firstLook } from './first-look.ts';
import { LinkedProgram } from './linked-program.ts';
import { isWithin, toForwardSlashes } from './paths.ts';
import type { Analysis, OpenProject, Project, ProjectOptions } from './project.ts';
import { ProjectReader, type ReadOptions } from './project-reader.ts';
import { isRelevant } from './source-files.ts';
import { factsVersion } from './versions.ts';

export const openProject: OpenProject = async (options) => {
  const root = toForwardSlashes(options.root);
  const cache = options.cacheDir === false
    ? undefined
    : await FactsCache.open({ folder: toForwardSlashes(options.cacheDir), version: await factsVersion(), root });
  return new DiskProject(root, options, cache);
};

class DiskProject implements Project {
  readonly #root: string;
  readonly #paths: readonly string[];
  readonly #options: ProjectOptions;
  readonly #extractor: Extractor;
  readonly #reader: ProjectReader;
  readonly #linked: LinkedProgram;
  /** Facts of open documents, which stand for what is on disk. */
  readonly #open = new Map<string, FileFacts>();
  /** What was found in open documents before everything was linked for the first time. */
  readonly #early = new Map<string, readonly Finding[]>();
  #errors: readonly FileError[] = [];
  #isLinked = false;
  /** The work under way, at whose end the next may begin: two looks at the disk at once would only be in each other's way. */
  #busy: Promise<unknown> = Promise.resolve();

  constructor(root: string, options: ProjectOptions, cache: FactsCache | undefined) {
    const { settings, paths = [], threads } = options;
    this.#root = root;
    this.#paths = paths.map(toForwardSlashes);
    this.#options = options;
    this.#extractor = new Extractor(threads);
    this.#reader = new ProjectReader(
      { root, paths: this.#paths, exclude: settings.exclude, dependencies: settings.dependencies }, this.#extractor, cache);
    this.#linked = new LinkedProgram(root, settings);
  }

  analyse({ signal = this.#options.signal, onProgress = this.#options.onProgress }: Parameters<Project['analyse']>[0] = {}): Promise<Analysis> {
    return this.#alone(async () => {
      const start = performance.now();
      const { extracted } = await this.#refresh({ signal, onProgress });
      const files = [...this.#reader.disk?.sources.keys() ?? []].filter((path) => this.#isShown(path));
      return {
        findings: new Map([...this.#linked.findings].filter(([path]) => this.#isShown(path))),
        errors: this.#errors,
        summary: {
          files: files.length,
          lines: files.reduce((sum, path) => sum + (this.#reader.store.facts(path)?.lines ?? 0), 0),
          milliseconds: Math.round(performance.now() - start),
          cachedFiles: Math.max(0, files.length - extracted),
        },
      };
    });
  }

  async update(file: string, text: string | undefined): Promise<readonly string[]> {
    const path = toForwardSlashes(file);
    const facts = text === undefined ? undefined : factsOfText(text, path, await loadParser());
    if (facts) this.#open.set(path, facts);
    else this.#open.delete(path);
    if (!this.#isLinked) return this.#lookEarly(path, facts);
    const current = facts ?? this.#reader.store.facts(path);
    // A file that nobody has seen on disk is excluded, or will be seen when it is saved.
    if (!current || !this.#reader.disk?.sources.has(path)) return [];
    this.#linked.set(path, current);
    return this.#shown(this.#linked.link());
  }

  async changed(files: readonly string[]): Promise<readonly string[]> {
    const paths = files.map(toForwardSlashes).filter((path) => isWithin(this.#root, path) && isRelevant(path));
    if (paths.length === 0) return [];
    return this.#alone(async () => {
      // The first look at everything sees them anyway.
      if (!this.#isLinked) return [];
      if (!await this.#reader.settleFew(paths)) return this.#shown((await this.#refresh()).changed);
      return this.#shown(await this.#link());
    });
  }

  findings(file: string): readonly Finding[] {
    const path = toForwardSlashes(file);
    if (!this.#isShown(path)) return [];
    return (this.#isLinked ? this.#linked.findings : this.#early).get(path) ?? [];
  }

  errors(): readonly FileError[] {
    return this.#errors;
  }

  async close(): Promise<void> {
    await this.#extractor.close();
  }

  /** Brings everything up to date with the disk. */
  async #refresh(options: ReadOptions = {}): Promise<{ readonly extracted: number; readonly changed: readonly string[] }> {
    try {
      const extracted = await this.#reader.settle(options);
      return { extracted, changed: await this.#link(options.signal) };
    } finally {
      await this.#extractor.close();
    }
  }

  /** Links what is settled, with the open documents in place of their files. */
  async #link(signal?: AbortSignal): Promise<readonly string[]> {
    const files = await this.#reader.load({ signal });
    const saved = this.#reader.save(files);
    const own = new Map(files.own);
    for (const [path, facts] of this.#open) if (own.has(path)) own.set(path, facts);
    await this.#linked.hold({ ...files, own });
    signal?.throwIfAborted();
    const changed = this.#linked.link();
    this.#errors = (await this.#reader.errors()).filter(({ file }) => this.#isShown(file) || !isWithin(this.#root, file));
    this.#isLinked = true;
    this.#early.clear();
    await saved;
    return changed;
  }

  async #lookEarly(path: string, facts: FileFacts | undefined): Promise<readonly string[]> {
    const found = facts && isWithin(this.#root, path) ? await firstLook(this.#root, path, facts, this.#options.settings) : [];
    // Meanwhile everything may have been linked, this document among it.
    if (!this.#isLinked) this.#early.set(path, found);
    return this.#shown([path]);
  }

  #shown(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => this.#isShown(path));
  }

  #isShown(path: string): boolean {
    return this.#paths.length === 0 || this.#paths.some((shown) => isWithin(shown, path));
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#busy.then(work);
    // Whoever asked for it hears of its failure; the next work does not.
    this.#busy = next.catch(() => undefined);
    return next;
  }
}
