/** A folder on disk, kept analyzed: reads it, links it, and follows edits and changes on disk. */
import { availableParallelism } from 'node:os';
import type { FileError, Finding, Program } from '../analysis/index.ts';
import { FactsCache } from './cache/facts-cache.ts';
import { ResultCache, type Result } from './cache/result-cache.ts';
import { ChangedFiles } from './changed-files.ts';
import { collectIfLarge } from './collect.ts';
import type { Discovered } from './discover.ts';
import { Extractor, loadedParser } from './extract/index.ts';
import { firstLook } from './first-look.ts';
import { LinkedProgram, type ProgramFiles } from './linked-program.ts';
import { OpenDocuments } from './open-documents.ts';
import { PartitionedAnalysis, type PartitionedResult } from './partitions/index.ts';
import { isWithin, toForwardSlashes } from './paths.ts';
import type { Analysis, OpenProject, Project, ProjectOptions } from './project.ts';
import { ProjectReader, type ReadOptions } from './project-reader.ts';
import { factsAgain, warmUp } from './warm-up.ts';
import { openRefactoring } from './refactoring.ts';
import type { LookForRefactors, Refactoring } from './project.ts';
import { Scope } from './scope.ts';
import { isRelevant } from './source-files.ts';
import { Timer } from './timer.ts';
import { factsVersion } from './versions.ts';

export const openProject: OpenProject = async (options) => {
  const root = toForwardSlashes(options.root);
  const cacheFolder = options.cacheDir === false ? undefined : toForwardSlashes(options.cacheDir);
  const cache =
    cacheFolder === undefined
      ? undefined
      : await FactsCache.open({ folder: cacheFolder, version: await factsVersion(), root });
  return new DiskProject(root, options, cacheFolder, cache);
};

/** Milliseconds. */
const TESTS_HELD = 1_000;

class DiskProject implements Project {
  readonly #root: string;
  readonly #scope: Scope;
  readonly #options: ProjectOptions;
  readonly #results: ResultCache;
  readonly #cache: FactsCache | undefined;
  readonly #extractor: Extractor;
  /** Undefined if one program of everything is needed. */
  readonly #partitioned: PartitionedAnalysis | undefined;
  readonly #reader: ProjectReader;
  readonly #program: LinkedProgram;
  readonly #open = new OpenDocuments();
  readonly #changes = new ChangedFiles();
  readonly #end = new AbortController();
  /** When a change of an open document was last processed. */
  #edited = 0;
  #isParserReported = false;
  /** Refactors mostly come in a row, so tests are left a while after the last. */
  readonly #tests = new Timer(TESTS_HELD, () => void this.#alone(() => this.#leaveTests()).catch(() => undefined));
  /** The program is in an intermediate state. */
  #isLinking = false;
  #result: Result = { findings: new Map(), errors: [], lines: new Map() };
  /** Source of the result: only open documents were analyzed; the cache had it; everything is linked. */
  #state: 'unknown' | 'cached' | 'linked' = 'unknown';
  /**
   * The work in progress; the next begins at its end, because two concurrent scans of the disk would only slow each
   * other down.
   */
  #busy: Promise<unknown> = Promise.resolve();

  constructor(root: string, options: ProjectOptions, cacheFolder: string | undefined, cache: FactsCache | undefined) {
    const {
      settings: { exclude, dependencies, contexts },
      paths = [],
      all = false,
      few = false,
    } = options;
    this.#root = root;
    this.#options = options;
    const shown = paths.map(toForwardSlashes);
    this.#scope = new Scope(root, shown);
    this.#results = new ResultCache(cacheFolder, [options.settings, shown]);
    this.#cache = cache;
    const threads = options.threads > 0 ? options.threads : availableParallelism();
    this.#extractor = new Extractor(threads);
    const tests = all || (contexts.test ?? 'off') !== 'off';
    const read = { root, paths: shown, exclude, dependencies, tests, few };
    const link = { ...options.settings, advise: !options.interactive };
    this.#reader = new ProjectReader(read, this.#extractor, cache);
    this.#program = new LinkedProgram(root, link);
    this.#partitioned =
      options.findingsOnly && !few
        ? new PartitionedAnalysis({ read, link, threads, cache, source: this.#extractor })
        : undefined;
  }

  analyse({
    signal = this.#options.signal,
    onProgress = this.#options.onProgress,
  }: Parameters<Project['analyse']>[0] = {}): Promise<Analysis> {
    return this.#alone(async () => {
      const start = performance.now();
      const extracted = await this.#refresh({
        signal: signal ? AbortSignal.any([signal, this.#end.signal]) : this.#end.signal,
        onProgress,
      });
      if (extracted > 0) await this.#reportParser();
      const { findings, errors, lines } = this.#result;
      this.#changes.setReported(findings);
      const files = this.#scope.filesOf(lines.keys());
      return {
        findings: new Map([...findings].filter(([path]) => this.#scope.has(path))),
        errors,
        summary: {
          files: files.length,
          lines: files.reduce((sum, path) => sum + lines.get(path)!, 0),
          milliseconds: Math.round(performance.now() - start),
          cachedFiles: Math.max(0, files.length - extracted),
        },
      };
    });
  }

  async #reportParser(): Promise<void> {
    if (this.#isParserReported) return;
    this.#isParserReported = true;
    const { parser, format, problem } = await loadedParser();
    this.#options.onParser?.({
      description: format === undefined ? parser.name : `${parser.name} (${format})`,
      problem,
    });
  }

  async update(file: string, text: string | undefined): Promise<readonly string[]> {
    try {
      return await this.#follow(toForwardSlashes(file), text);
    } finally {
      this.#edited = performance.now();
    }
  }

  async #follow(path: string, text: string | undefined): Promise<readonly string[]> {
    const { store } = this.#reader;
    const change = await this.#open.set(path, text);
    if (change === 'none') return [];
    if (change === 'moved') return this.#scope.filesOf([path]);
    if (this.#state === 'unknown') return this.#whatChanged(() => this.#analyseEarly(path));
    // A file not seen on disk is excluded, or will be seen when it is saved.
    if (!this.#reader.disk?.sources.has(path)) return [];
    if (this.#state === 'cached') {
      return this.#isEdited() ? this.#alone(() => this.#whatChanged(() => this.#link())) : [];
    }
    const link = () =>
      this.#whatChanged(() => {
        const facts = this.#open.facts(path) ?? store.facts(path);
        if (facts) this.#program.set(path, this.#reader.linked(path, facts));
        this.#result = { ...this.#result, findings: this.#program.link() };
      });
    if (this.#reader.readsTests) {
      return this.#alone(async () => {
        await this.#leaveTests();
        return link();
      });
    }
    return this.#isLinking ? this.#alone(link) : link();
  }

  async changed(files: readonly string[]): Promise<readonly string[]> {
    const paths = files.map(toForwardSlashes).filter((path) => isWithin(this.#root, path) && isRelevant(path));
    if (paths.length === 0) return [];
    return this.#alone(() =>
      this.#whatChanged(async () => {
        // The first analysis of everything is still to come and will see them.
        if (this.#state === 'unknown') return;
        await this.#leaveTests();
        if (await this.#reader.settleFew(paths)) await this.#link();
        else await this.#refresh({ signal: this.#end.signal });
      }),
    );
  }

  findings(file: string): readonly Finding[] {
    const path = toForwardSlashes(file);
    return this.#scope.has(path) ? this.#open.placed(path, this.#result.findings.get(path) ?? []) : [];
  }

  errors(): readonly FileError[] {
    return this.#result.errors;
  }

  inspect<T>(look: (program: Program, findings: ReadonlyMap<string, readonly Finding[]>) => T): Promise<T> {
    return this.#alone(async () => {
      if (this.#state === 'unknown') await this.#refresh({ signal: this.#end.signal });
      if (this.#state !== 'linked') await this.#link();
      this.#tests.cancel();
      const found = look(this.#program.program, this.#result.findings);
      if (this.#reader.readsTests) this.#tests.start();
      return found;
    });
  }

  /** Links tests in full, for refactors. What is reported stays as it is: it must not depend on what was asked. */
  readTests(): Promise<void> {
    return this.#alone(async () => {
      const { findings } = this.#result;
      this.#reader.readsTests = true;
      await this.#link();
      this.#result = { ...this.#result, findings };
    });
  }

  /** Links tests as findings need them. */
  async #leaveTests(): Promise<void> {
    this.#tests.cancel();
    if (!this.#reader.readsTests) return;
    this.#reader.readsTests = false;
    await this.#link();
  }

  async refactor<T>(look: LookForRefactors<T>): Promise<T> {
    return (await this.refactoring())(look);
  }

  refactoring(): Promise<Refactoring> {
    return openRefactoring(this, (path) => this.#open.text(path));
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#tests.cancel();
    await this.#busy;
    await Promise.all([this.#extractor.close(), this.#partitioned?.close()]);
  }

  /**
   * Brings everything up to date with the disk.
   * @returns the number of extracted files
   */
  async #refresh(options: ReadOptions): Promise<number> {
    const isNew = this.#state === 'unknown' && (this.#cache?.isEmpty ?? true);
    this.#tests.cancel();
    this.#reader.readsTests = false;
    try {
      const disk = await this.#reader.scan({
        signal: options.signal,
        ...(isNew && { onDiscovered: (found) => this.#prepare(found) }),
      });
      // Started now, so that the result is keyed by what is read from now on.
      const around = this.#cache && this.#reader.causesAround();
      const partitioned = isNew ? await this.#partitioned?.analyse(disk, options) : undefined;
      if (partitioned) {
        await this.#adopt(partitioned);
        await this.#results.write(await this.#resultKey(around), this.#result);
        return partitioned.extracted;
      }
      await this.#partitioned?.close();
      const extracted = await this.#reader.settle(options);
      const key = await this.#resultKey(around);
      const cached = this.#state === 'unknown' ? await this.#results.read(key) : undefined;
      if (cached) {
        this.#result = cached;
        this.#state = 'cached';
        await this.#cache?.save();
        // Requests in the meantime wait for it, as for any other work.
        if (this.#options.interactive) void this.#alone(() => this.#link()).catch(() => undefined);
      } else {
        await this.#link(options.signal);
        // An edit may have arrived in the meantime.
        if (!this.#isEdited()) await this.#results.write(key, this.#result);
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
    this.#reader.store.adopt(files);
    this.#result = { ...found, errors: this.#scope.errorsOf(errors) };
    this.#state = 'cached';
    await Promise.all([this.#cache?.save(), this.#partitioned?.close()]);
  }

  /** Links the settled files, with open documents in place of their files. */
  async #link(signal: AbortSignal = this.#end.signal): Promise<void> {
    const files = await this.#reader.load({ signal });
    // The threads hold memory that linking may need.
    await this.#extractor.close();
    // Not while somebody types: frees what one phase needed before the next allocates more.
    const collect = this.#options.interactive ? undefined : collectIfLarge;
    collect?.();
    this.#reader.store.keepOnly(new Set([...files.own.keys(), ...files.dependencies.keys()]));
    const saved = this.#cache?.save();
    this.#isLinking = true;
    try {
      await this.#program.hold(files);
      signal.throwIfAborted();
      const errors = await this.#reader.errors();
      this.#applyOpen(files.own);
      const findings = await this.#program.linkYielding(collect);
      this.#result = {
        // Edits made in the meantime are linked together with the result, so that none gets lost in between.
        findings: this.#applyOpen(files.own) ? this.#program.link() : findings,
        errors: this.#scope.errorsOf(errors),
        lines: new Map([...files.own].map(([path, { lines }]) => [path, lines])),
      };
    } finally {
      this.#isLinking = false;
    }
    const isFirst = this.#state !== 'linked';
    this.#state = 'linked';
    await saved;
    if (this.#options.interactive && isFirst) this.#warmUp();
  }

  /** Replaces files by their open documents; returns whether there is something to link. */
  #applyOpen(own: ProgramFiles['own']): boolean {
    return (
      [...own].filter(([path, facts]) => {
        const open = this.#open.facts(path);
        return this.#program.set(path, open ? this.#reader.linked(path, open) : facts);
      }).length > 0
    );
  }

  /** Runs in the background. Errors there are not new: the analysis has already reported them. */
  #warmUp(): void {
    void warmUp(
      {
        lines: this.#result.lines,
        lastTyped: () => this.#edited,
        edit: async (path) => {
          const facts = this.#open.facts(path) ? undefined : await factsAgain(path, this.#reader.store);
          if (facts)
            await this.#alone(() => {
              this.#result = { ...this.#result, findings: this.#program.warmUp(path, facts) };
              return Promise.resolve();
            });
        },
      },
      this.#end.signal,
    ).catch(() => undefined);
  }

  /** Analyzes an open document by itself, so that its findings do not wait for the whole project. */
  async #analyseEarly(path: string): Promise<void> {
    const facts = this.#open.facts(path);
    const found =
      facts && isWithin(this.#root, path) ? await firstLook(this.#root, path, facts, this.#options.settings) : [];
    // By now everything may have been linked, including this document.
    if (this.#state === 'unknown')
      this.#result = { ...this.#result, findings: new Map(this.#result.findings).set(path, found) };
  }

  #isEdited(): boolean {
    return this.#open.differ((path) => this.#reader.store.hash(path));
  }

  /** The key of the settled files' result; undefined if it must not be cached. */
  async #resultKey(around: Promise<unknown> | undefined): Promise<string | undefined> {
    return this.#isEdited() ? undefined : this.#results.keyOf([await around, this.#reader.contents()]);
  }

  /** @returns the files whose findings differ from the last report; `work` may overlap with other work */
  async #whatChanged(work: () => Promise<void> | void): Promise<readonly string[]> {
    await work();
    return this.#scope.filesOf(this.#changes.report(this.#result.findings));
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#busy.then(work);
    // The caller sees the error; it must not affect the next work.
    this.#busy = next.catch(() => undefined);
    return next;
  }
}
