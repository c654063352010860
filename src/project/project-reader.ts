/** Reads from disk what a program needs of a project: the facts of its files and the targets of its imports. */
import { asSyntaxOnly, roleOf, type FileError, type FileFacts } from '../analysis/index.ts';
import { stampsOf } from './cache/stamp.ts';
import { readDependencies } from './dependencies.ts';
import type { DiscoverOptions } from './discover.ts';
import { differences, lookAtDisk, resolvesAlike, type DiskState, type LookOptions } from './disk-state.ts';
import type { FactsSource } from './extract/index.ts';
import { FactsStore, type KeptFacts, type StoreOptions } from './facts-store.ts';
import { lookAtFew, type Unsaved } from './few-files.ts';
import { distinct, fileError } from './file-error.ts';
import { installedState } from './installed-state.ts';
import type { ProgramFiles, Surroundings } from './linked-program.ts';
import { PackageIndex } from './package-facts.ts';
import { readText } from './read-file.ts';
import { ImportResolver } from './resolve/index.ts';
import { SeparateProjects } from './separate-projects.ts';

export interface ReaderOptions extends Omit<DiscoverOptions, 'signal'> {
  /** Whether to read packages in node_modules. */
  readonly dependencies: boolean;
  /** Whether to extract tests in full at first, and not only their syntax. */
  readonly tests: boolean;
  /** Read nothing but `paths` and what they import. */
  readonly few: boolean;
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Completed files, and the total. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export class ProjectReader {
  readonly store: FactsStore;
  readonly #options: ReaderOptions;
  #tests: boolean;
  /** The tests that the last `load` loaded in full. */
  #linkedTests: ReadonlySet<string> | 'all' = new Set<string>();
  #disk: DiskState | undefined;
  #around: { readonly disk: DiskState; readonly opened: Promise<Surroundings> } | undefined;

  constructor(options: ReaderOptions, source: FactsSource, cache: KeptFacts | undefined) {
    this.#options = options;
    this.#tests = options.tests;
    const { root } = options;
    this.store = new FactsStore(source, cache, (path) => (this.#tests || !isTest(root, path) ? 'full' : 'syntax'));
  }

  /** Whether the next `load` loads tests in full, as refactors need; for findings, the options apply again. */
  get readsTests(): boolean {
    return this.#tests && !this.#options.tests;
  }

  set readsTests(reads: boolean) {
    this.#tests = reads || this.#options.tests;
  }

  /** The facts of a file to link: for a test that only tests import, only its syntax, even if more is stored. */
  linked(path: string, facts: FileFacts): FileFacts {
    return this.#linkedTests === 'all' || this.#linkedTests.has(path) || !isTest(this.#options.root, path)
      ? facts
      : asSyntaxOnly(facts);
  }

  /** The disk at the last scan. */
  get disk(): DiskState | undefined {
    return this.#disk;
  }

  /**
   * Scans the whole disk.
   * @throws the signal's reason on abort
   */
  async scan(options: LookOptions & { readonly unsaved?: Unsaved } = {}): Promise<DiskState> {
    const { few, root, paths = [] } = this.#options;
    const { unsaved, ...look } = options;
    const disk = await (few
      ? lookAtFew(root, paths, this.store, { signal: look.signal, unsaved })
      : lookAtDisk({ ...this.#options, ...look }));
    if (this.#disk && resolvesAlike(this.#disk, disk) && this.#around) this.#around = { ...this.#around, disk };
    return (this.#disk = disk);
  }

  /**
   * Paths of files that differ from the last scan, which stays the last one. Of a few files, only these are looked at.
   * @throws the signal's reason on abort
   */
  async unseen(signal: AbortSignal): Promise<readonly string[]> {
    const disk = this.#disk;
    if (!disk) return [];
    if (!this.#options.few) return differences(disk, await lookAtDisk({ ...this.#options, signal }));
    const sources = await stampsOf([...disk.sources.keys()]);
    return differences({ ...disk, configurations: new Map() }, { ...disk, configurations: new Map(), sources });
  }

  /** Replaces a scan with the results of another one. */
  adopt(disk: DiskState, around: Promise<Surroundings>): void {
    this.#disk = disk;
    this.#around = { disk, opened: around };
  }

  /**
   * Determines the content of all files of the last scan.
   * @returns the number of extracted files
   * @throws the signal's reason on abort; an error before the first scan
   */
  async settle({ signal, onProgress }: ReadOptions = {}): Promise<number> {
    const disk = this.#seen();
    const total = disk.sources.size;
    let done = 0;
    return this.store.settle(disk.sources, {
      signal,
      ...(onProgress && { onSettled: () => onProgress(++done, total) }),
    });
  }

  /**
   * As `settle`, for a few files that existed before.
   * @returns false if one of them is new or gone: then the whole disk must be scanned
   */
  async settleFew(paths: readonly string[]): Promise<boolean> {
    const disk = this.#disk;
    const stamps = await stampsOf(paths);
    if (!disk || paths.some((path) => !stamps.has(path) || !disk.sources.has(path))) return false;
    const next = { ...disk, sources: new Map([...disk.sources, ...stamps]) };
    if (this.#around?.disk === disk) this.#around = { ...this.#around, disk: next };
    this.#disk = next;
    await this.store.settle(stamps);
    return true;
  }

  /**
   * Everything that a program of the settled files needs, including dependencies.
   * @throws the signal's reason on abort; an error before the first scan
   */
  async load(options: StoreOptions = {}): Promise<ProgramFiles> {
    const disk = this.#seen();
    const [around] = await Promise.all([this.#open(disk), this.store.load(disk.sources, options)]);
    const { resolver, packages } = around;
    await this.#complete(disk, resolver, options);
    const own = this.#ownFacts(disk);
    // Packages used only by tests and scripts block nobody.
    const running = [...own].filter(([path, facts]) => packages.roleOf(path, facts) === 'source');
    const dependencies = this.#options.dependencies
      ? await readDependencies({ importers: running, own, resolver, store: this.store, signal: options.signal })
      : new Map<string, FileFacts>();
    return { own, dependencies, ...around };
  }

  /**
   * Plain data: everything on disk, except the content of files, that a result depends on.
   * @throws before the first scan
   */
  async causesAround(): Promise<unknown> {
    const { configurations, errors } = this.#seen();
    const contents = await Promise.all(
      [...configurations.keys()].map((file) => readText(file, 'configuration').catch(() => null)),
    );
    const { root, dependencies } = this.#options;
    return [
      root,
      this.#tests,
      [...configurations.keys()],
      contents,
      errors,
      dependencies && (await installedState(configurations.keys())),
    ];
  }

  /**
   * Plain data: the identity of the content of each settled file.
   * @throws before the first scan
   */
  contents(): unknown {
    return [...this.#seen().sources.keys()].map((path) => [path, this.store.hash(path)]);
  }

  /** Errors in files and configurations, without duplicates. */
  async errors(): Promise<readonly FileError[]> {
    const disk = this.#disk;
    if (!disk) return [];
    const { resolver } = await this.#open(disk);
    const inFiles = [...disk.sources.keys()].flatMap((path) => {
      const error = this.store.facts(path)?.error;
      return error ? [fileError(path, error.message, error.span)] : [];
    });
    return distinct([...disk.errors, ...this.store.errors, ...resolver.errors, ...inFiles]);
  }

  #ownFacts(disk: DiskState): Map<string, FileFacts> {
    const own = new Map<string, FileFacts>();
    for (const path of disk.sources.keys()) {
      const facts = this.store.facts(path);
      if (facts) own.set(path, this.linked(path, facts));
    }
    return own;
  }

  /** Extracts tests in full if other files import them, together with what these import: they are more than tests. */
  async #complete({ sources }: DiskState, resolver: ImportResolver, options: StoreOptions): Promise<void> {
    const tests = new Set([...sources.keys()].filter((path) => isTest(this.#options.root, path)));
    const full = new Set<string>();
    let found = this.#tests
      ? [...tests]
      : this.#importedBy(
          [...sources.keys()].filter((path) => !tests.has(path)),
          resolver,
        );
    for (;;) {
      found = found.filter((path) => tests.has(path) && !full.has(path));
      if (found.length === 0) break;
      for (const path of found) full.add(path);
      const lacking = found.filter((path) => this.store.facts(path)?.syntaxOnly);
      await this.store.complete(new Map(lacking.map((path) => [path, sources.get(path)!])), options);
      found = this.#importedBy(found, resolver);
    }
    this.#linkedTests = this.#tests ? 'all' : full;
  }

  #importedBy(importers: readonly string[], resolver: ImportResolver): string[] {
    const files = new Set<string>();
    for (const path of importers)
      for (const request of this.store.facts(path)?.imports ?? []) {
        const file = resolver.resolve(path, request)?.file;
        if (file !== undefined) files.add(file);
      }
    return [...files];
  }

  #seen(): DiskState {
    if (!this.#disk) throw new Error('The disk has not been scanned yet');
    return this.#disk;
  }

  #open(disk: DiskState): Promise<Surroundings> {
    if (this.#around?.disk !== disk) this.#around = { disk, opened: openSurroundings(this.#options.root, disk) };
    return this.#around.opened;
  }
}

/** By its path alone, before the file is read. */
const isTest = (root: string, path: string): boolean => roleOf(path.slice(root.length + 1), '', false) === 'test';

export async function openSurroundings(
  root: string,
  { sources, configurations, links }: DiskState,
): Promise<Surroundings> {
  const resolver = await ImportResolver.open({
    root,
    sources: new Set(sources.keys()),
    configurations: [...configurations.keys()],
    links,
  });
  const packages = new PackageIndex(root, resolver.manifests, resolver.lookup);
  return { resolver, packages, projects: new SeparateProjects(root, configurations.keys()) };
}
