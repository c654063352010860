/** Brings what a program wants to know of a project from the disk: the facts of its files, and where its imports lead. */
import { readFile } from 'node:fs/promises';
import { roleOf, type FileError, type FileFacts } from '../analysis/index.ts';
import type { FactsCache } from './cache/facts-cache.ts';
import { stampsOf, type Stamp } from './cache/stamp.ts';
import { readDependencies } from './dependencies.ts';
import type { DiscoverOptions } from './discover.ts';
import { lookAtDisk, resolvesAlike, type DiskState } from './disk-state.ts';
import type { Extractor } from './extract/index.ts';
import { FactsStore, type StoreOptions } from './facts-store.ts';
import { fileError } from './file-error.ts';
import { installedState } from './installed-state.ts';
import type { ProgramFiles } from './linked-program.ts';
import { PackageIndex } from './package-facts.ts';
import { ImportResolver } from './resolve/index.ts';

export interface ReaderOptions extends Omit<DiscoverOptions, 'signal'> {
  /** Whether packages in node_modules are read too. */
  readonly dependencies: boolean;
  /** Whether it matters at first what tests do, and not only whether they parse. */
  readonly tests: boolean;
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Files done, and files in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export class ProjectReader {
  readonly store: FactsStore;
  readonly #options: ReaderOptions;
  readonly #extractor: Extractor;
  readonly #cache: FactsCache | undefined;
  #tests: boolean;
  #disk: DiskState | undefined;
  #resolver: { readonly disk: DiskState; readonly opened: Promise<Resolving> } | undefined;

  constructor(options: ReaderOptions, extractor: Extractor, cache: FactsCache | undefined) {
    this.#options = options;
    this.#extractor = extractor;
    this.#cache = cache;
    this.#tests = options.tests;
    const { root } = options;
    this.store = new FactsStore(extractor, cache, (path) => (this.#tests || !isTest(root, path) ? 'full' : 'syntax'));
  }

  /** From the next `load` on, tests are looked at in full. */
  readTests(): void {
    this.#tests = true;
  }

  /** The disk as it was when it was last looked at. */
  get disk(): DiskState | undefined {
    return this.#disk;
  }

  /**
   * Looks at the whole disk and finds out what each file holds.
   * @returns how many files had to be extracted
   * @throws the signal's reason, when it is aborted
   */
  async settle({ signal, onProgress }: ReadOptions = {}): Promise<number> {
    const isNew = !this.#disk && (this.#cache?.isEmpty ?? true);
    const disk = await lookAtDisk({ ...this.#options, signal }, (files) => {
      if (isNew) this.#extractor.prepare(files);
    });
    if (this.#disk && resolvesAlike(this.#disk, disk) && this.#resolver) this.#resolver = { ...this.#resolver, disk };
    this.#disk = disk;
    const total = disk.sources.size;
    let done = 0;
    return this.store.settle(disk.sources, { signal, ...(onProgress && { onSettled: () => onProgress(++done, total) }) });
  }

  /**
   * As `settle`, of a few files that were there before.
   * @returns false where one of them is gone or new: then the whole disk has to be looked at
   */
  async settleFew(paths: readonly string[]): Promise<boolean> {
    const disk = this.#disk;
    const stamps = await stampsOf(paths);
    if (!disk || paths.some((path) => !stamps.has(path) || !disk.sources.has(path))) return false;
    const next = { ...disk, sources: new Map([...disk.sources, ...stamps]) };
    if (this.#resolver?.disk === disk) this.#resolver = { ...this.#resolver, disk: next };
    this.#disk = next;
    await this.store.settle(stamps);
    return true;
  }

  /**
   * Everything a program of the settled files needs, dependencies among it.
   * @throws the signal's reason, when it is aborted; before the first `settle`
   */
  async load(options: StoreOptions = {}): Promise<ProgramFiles> {
    const disk = this.#settled();
    const [{ resolver, packages }] = await Promise.all([this.#openResolver(disk), this.store.load(disk.sources, options)]);
    await this.#complete(disk, resolver, options);
    const own = this.#ownFacts(disk);
    // What only tests and scripts use blocks nobody.
    const running = [...own].filter(([path, facts]) => packages.roleOf(path, facts) === 'source');
    const dependencies = this.#options.dependencies
      ? await readDependencies({ importers: running, resolver, store: this.store, signal: options.signal })
      : new Map<string, FileFacts>();
    return { own, dependencies, resolver, packages };
  }

  /**
   * All that a result follows from, as far as it lies on disk; plain data.
   * @throws before the first `settle`
   */
  async causes(): Promise<unknown> {
    const { sources, configurations, errors } = this.#settled();
    const contents = await Promise.all([...configurations.keys()].map((file) => readFile(file, 'utf8').catch(() => null)));
    const { root, dependencies } = this.#options;
    return [
      root, this.#tests, [...sources.keys()].map((path) => [path, this.store.hash(path)]), [...configurations.keys()], contents, errors,
      dependencies && await installedState(configurations.keys()),
    ];
  }

  /** Has the cache written. With `files`: nothing is kept but these. */
  async save(files?: ProgramFiles): Promise<void> {
    if (files) this.store.keepOnly(new Set([...files.own.keys(), ...files.dependencies.keys()]));
    await this.#cache?.save();
  }

  /** What is wrong with files and configurations, each once. */
  async errors(): Promise<readonly FileError[]> {
    const disk = this.#disk;
    if (!disk) return [];
    const { resolver } = await this.#openResolver(disk);
    const inFiles = [...disk.sources.keys()].flatMap((path) => {
      const error = this.store.facts(path)?.error;
      return error ? [fileError(path, error.message, error.span)] : [];
    });
    const all = [...disk.errors, ...this.store.errors, ...resolver.errors, ...inFiles];
    return [...new Map(all.map((error) => [`${error.file}\0${error.message}\0${error.span.join()}`, error])).values()];
  }

  #ownFacts(disk: DiskState): Map<string, FileFacts> {
    const own = new Map<string, FileFacts>();
    for (const path of disk.sources.keys()) {
      const facts = this.store.facts(path);
      if (facts) own.set(path, facts);
    }
    return own;
  }

  /** Has those tests looked at in full that something else imports, and what these import: they are no mere tests. */
  async #complete({ sources }: DiskState, resolver: ImportResolver, options: StoreOptions): Promise<void> {
    const { root } = this.#options;
    let importers = [...sources.keys()].filter((path) => !isTest(root, path));
    for (let lacking = new Map<string, Stamp>(); ; importers = [...lacking.keys()]) {
      lacking = new Map();
      const look = (path: string) => {
        if (this.store.facts(path)?.syntaxOnly && sources.has(path)) lacking.set(path, sources.get(path)!);
      };
      if (this.#tests) for (const path of sources.keys()) look(path);
      else for (const path of importers) for (const request of this.store.facts(path)?.imports ?? []) look(resolver.resolve(path, request)?.file ?? '');
      if (lacking.size === 0) return;
      await this.store.complete(lacking, options);
    }
  }

  #settled(): DiskState {
    if (!this.#disk) throw new Error('Nothing is settled yet');
    return this.#disk;
  }

  #openResolver(disk: DiskState): Promise<Resolving> {
    if (this.#resolver?.disk !== disk) this.#resolver = { disk, opened: openResolver(this.#options.root, disk) };
    return this.#resolver.opened;
  }
}

/** By its place alone, before it is read. */
const isTest = (root: string, path: string): boolean => roleOf(path.slice(root.length + 1), '', false) === 'test';

interface Resolving {
  readonly resolver: ImportResolver;
  readonly packages: PackageIndex;
}

async function openResolver(root: string, { sources, configurations, links }: DiskState): Promise<Resolving> {
  const resolver = await ImportResolver.open({ root, sources: new Set(sources.keys()), configurations: [...configurations.keys()], links });
  return { resolver, packages: new PackageIndex(root, resolver.manifests, resolver.lookup) };
}
