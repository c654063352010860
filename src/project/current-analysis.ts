/**
 * What is known of a folder: its result and the program behind it, brought up to date with the disk, and with open
 * documents in place of their files.
 */
import { availableParallelism } from 'node:os';
import type { Settings } from '../protocol/settings.ts';
import { FactsCache } from './cache/facts-cache.ts';
import { ResultCache, type Result } from './cache/result-cache.ts';
import { collectIfLarge } from './collect.ts';
import type { FileError } from '../analysis/index.ts';
import type { Discovered } from './discover.ts';
import { Extractor, loadedParser } from './extract/index.ts';
import { distinct } from './file-error.ts';
import { firstLook } from './first-look.ts';
import { LinkedProgram, type ProgramFiles } from './linked-program.ts';
import { NestedConfigurations } from './nested-configurations.ts';
import { OpenDocuments } from './open-documents.ts';
import { PartitionedAnalysis, type PartitionedResult } from './partitions/index.ts';
import { folderOf, isWithin, toForwardSlashes } from './paths.ts';
import type { ProjectOptions } from './project.ts';
import { ProjectReader, type ReadOptions } from './project-reader.ts';
import { Scope } from './scope.ts';
import { factsVersion } from './versions.ts';

/** As for reading, but it can always be ended. */
export interface RefreshOptions extends ReadOptions {
  readonly signal: AbortSignal;
}

export class CurrentAnalysis {
  readonly root: string;
  readonly scope: Scope;
  readonly reader: ProjectReader;
  readonly program: LinkedProgram;
  readonly open = new OpenDocuments();
  result: Result = { findings: new Map(), errors: [], lines: new Map() };
  /** Source of the result: only open documents were analyzed; the cache had it; everything is linked. */
  state: 'unknown' | 'cached' | 'linked' = 'unknown';
  /** The program is in an intermediate state. */
  isLinking = false;
  readonly #options: ProjectOptions;
  readonly #configurations: NestedConfigurations;
  readonly #results: ResultCache;
  readonly #cache: FactsCache | undefined;
  readonly #extractor: Extractor;
  /** Undefined if one program of everything is needed. */
  readonly #partitioned: PartitionedAnalysis | undefined;

  static async open(options: ProjectOptions): Promise<CurrentAnalysis> {
    const root = toForwardSlashes(options.root);
    const folder = options.cacheDir === false ? undefined : toForwardSlashes(options.cacheDir);
    const cache =
      folder === undefined ? undefined : await FactsCache.open({ folder, version: await factsVersion(), root });
    return new CurrentAnalysis(root, options, folder, cache);
  }

  private constructor(
    root: string,
    options: ProjectOptions,
    cacheFolder: string | undefined,
    cache: FactsCache | undefined,
  ) {
    const {
      settings: { exclude, dependencies, contexts },
      paths = [],
      all = false,
      few = false,
      configuration,
      over = {},
    } = options;
    this.root = root;
    this.#options = options;
    const shown = paths.map(toForwardSlashes);
    this.scope = new Scope(root, shown);
    this.#configurations = new NestedConfigurations({ ...options, root });
    this.#results = new ResultCache(cacheFolder, [options.settings, options.configuration, options.over, shown]);
    this.#cache = cache;
    const threads = options.threads > 0 ? options.threads : availableParallelism();
    this.#extractor = new Extractor(threads);
    const excludeFolder = configuration && !over.exclude ? folderOf(configuration.file) : root;
    const tests = all || (contexts.test ?? 'off') !== 'off';
    const read = { root, paths: shown, exclude, excludeFolder, dependencies, tests, few };
    const link = { ...options.settings, advise: !options.interactive };
    this.reader = new ProjectReader(read, this.#extractor, cache);
    this.program = new LinkedProgram(root, link);
    this.#partitioned =
      options.findingsOnly && !few
        ? new PartitionedAnalysis({ read, link, threads, cache, source: this.#extractor })
        : undefined;
  }

  /**
   * Brings everything up to date with the disk.
   * @returns the number of extracted files
   */
  async refresh(options: RefreshOptions): Promise<number> {
    const isNew = this.state === 'unknown' && (this.#cache?.isEmpty ?? true);
    this.reader.readsTests = false;
    try {
      const disk = await this.reader.scan({
        signal: options.signal,
        unsaved: (path) => this.open.document(path),
        ...(isNew && { onDiscovered: (found) => this.#prepare(found) }),
      });
      await this.#configurations.follow(disk);
      this.program.layered = this.#configurations.layered;
      // Started now, so that the result is keyed by what is read from now on.
      const around = this.#cache && this.reader.causesAround();
      const partitioned = isNew
        ? await this.#partitioned?.analyse(disk, this.#configurations.layers, options)
        : undefined;
      if (partitioned) {
        await this.#adopt(partitioned);
        await this.#results.write(await this.#resultKey(around), this.result);
        return partitioned.extracted;
      }
      await this.#partitioned?.close();
      const extracted = await this.reader.settle(options);
      const key = await this.#resultKey(around);
      const cached = this.state === 'unknown' ? await this.#results.read(key) : undefined;
      if (cached) {
        this.result = cached;
        this.state = 'cached';
        await this.#cache?.save();
      } else {
        await this.link(options.signal);
        // An edit may have arrived in the meantime.
        if (!this.isEdited()) await this.#results.write(key, this.result);
      }
      return extracted;
    } finally {
      await this.#extractor.close();
    }
  }

  /** Starts threads while the files are still being checked. */
  #prepare(found: Discovered): void {
    void loadedParser();
    if (!this.#partitioned?.prepare(found)) this.#extractor.prepare(found.sources.length);
  }

  /**
   * Partitioned results count as cached: if the program is needed, everything is linked. The threads end while the
   * facts are written.
   */
  async #adopt({ files, errors, ...found }: PartitionedResult): Promise<void> {
    this.reader.store.adopt(files);
    this.result = { ...found, errors: this.#errors(errors) };
    this.state = 'cached';
    await Promise.all([this.#cache?.save(), this.#partitioned?.close()]);
  }

  /** Links the settled files, with open documents in place of their files. */
  async link(signal: AbortSignal): Promise<void> {
    const files = await this.reader.load({ signal });
    // The threads hold memory that linking may need.
    await this.#extractor.close();
    // Not while somebody types: frees what one phase needed before the next allocates more.
    const collect = this.#options.interactive ? undefined : collectIfLarge;
    collect?.();
    this.reader.store.keepOnly(new Set([...files.own.keys(), ...files.dependencies.keys()]));
    const saved = this.#cache?.save();
    this.isLinking = true;
    try {
      await this.program.hold(files);
      signal.throwIfAborted();
      const errors = await this.reader.errors();
      this.#applyOpen(files.own);
      const findings = await this.program.linkYielding(collect);
      this.result = {
        // Edits made in the meantime are linked together with the result, so that none gets lost in between.
        findings: this.#applyOpen(files.own) ? this.program.link() : findings,
        errors: this.#errors(errors),
        lines: new Map([...files.own].map(([path, { lines }]) => [path, lines])),
      };
    } finally {
      this.isLinking = false;
    }
    this.state = 'linked';
    await saved;
  }

  /** Links one file anew, from its open document if there is one. */
  relink(path: string): void {
    const facts = this.open.facts(path) ?? this.reader.store.facts(path);
    if (facts) this.program.set(path, this.reader.linked(path, facts));
    this.result = { ...this.result, findings: this.program.link() };
  }

  /** Replaces files by their open documents; returns whether there is something to link. */
  #applyOpen(own: ProgramFiles['own']): boolean {
    return (
      [...own].filter(([path, facts]) => {
        const open = this.open.facts(path);
        return this.program.set(path, open ? this.reader.linked(path, open) : facts);
      }).length > 0
    );
  }

  /** Analyzes an open document by itself, so that its findings do not wait for the whole project. */
  async analyseEarly(path: string): Promise<void> {
    const facts = this.open.facts(path);
    const settings = this.#configurations.of(path);
    const found =
      facts && settings && isWithin(this.root, path) ? await firstLook(this.root, path, facts, settings) : [];
    // By now everything may have been linked, including this document.
    if (this.state === 'unknown')
      this.result = { ...this.result, findings: new Map(this.result.findings).set(path, found) };
  }

  #errors(found: readonly FileError[]): readonly FileError[] {
    return this.scope.errorsOf(distinct([...found, ...this.#configurations.errors]));
  }

  settingsOf(path: string): Settings {
    return this.#configurations.of(path) ?? this.#options.settings;
  }

  isEdited(): boolean {
    return this.open.differ((path) => this.reader.store.hash(path));
  }

  /** The key of the settled files' result; undefined if it must not be cached. */
  async #resultKey(around: Promise<unknown> | undefined): Promise<string | undefined> {
    return this.isEdited()
      ? undefined
      : this.#results.keyOf([await around, this.reader.contents(), this.#configurations.layers]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#extractor.close(), this.#partitioned?.close()]);
  }
}
