/** A folder on disk, kept analysed: reads it, links it, and follows edits and changes on disk. */
import { availableParallelism } from 'node:os';
import type { FileError, Finding, Program } from '../analysis/index.ts';
import { FactsCache } from './cache/facts-cache.ts';
import { ResultCache, type Result } from './cache/result-cache.ts';
import { ChangedFiles } from './changed-files.ts';
import { collectIfLarge } from './collect.ts';
import type { Discovered } from './discover.ts';
import { Extractor } from './extract/index.ts';
import { firstLook } from './first-look.ts';
import { LinkedProgram, type ProgramFiles } from './linked-program.ts';
import { OpenDocuments } from './open-documents.ts';
import { PartitionedAnalysis, type PartitionedResult } from './partitions/index.ts';
import { isWithin, toForwardSlashes } from './paths.ts';
import type { Analysis, OpenProject, Project, ProjectOptions } from './project.ts';
import { ProjectReader, type ReadOptions } from './project-reader.ts';
import { factsAgain, warmUp } from './warm-up.ts';
import { openRefactoring, type LookForRefactors, type Refactoring } from './refactoring.ts';
import { Scope } from './scope.ts';
import { isRelevant } from './source-files.ts';
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

class DiskProject implements Project {
  readonly #root: string;
  readonly #scope: Scope;
  readonly #options: ProjectOptions;
  readonly #results: ResultCache;
  readonly #cache: FactsCache | undefined;
  readonly #extractor: Extractor;
  /** Undefined where a program of everything is wanted. */
  readonly #apart: PartitionedAnalysis | undefined;
  readonly #reader: ProjectReader;
  readonly #program: LinkedProgram;
  readonly #open = new OpenDocuments();
  readonly #changes = new ChangedFiles();
  readonly #end = new AbortController();
  /** When a change of an open document was followed last. */
  #edited = 0;
  /** The program is neither old nor new. */
  #isLinking = false;
  #result: Result = { findings: new Map(), errors: [], lines: new Map() };
  /** Where the result comes from: nothing but open documents were looked at; the cache had it; everything is linked. */
  #state: 'unknown' | 'kept' | 'linked' = 'unknown';
  /**
   * The work under way, at whose end the next may begin: two looks at the disk at once would only be in each other's
   * way.
   */
  #busy: Promise<unknown> = Promise.resolve();

  constructor(root: string, options: ProjectOptions, cacheFolder: string | undefined, cache: FactsCache | undefined) {
    const {
      settings: { exclude, dependencies, contexts },
      paths = [],
      all = false,
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
    const read = { root, paths: shown, exclude, dependencies, tests };
    const link = { ...options.settings, advise: !options.interactive };
    this.#reader = new ProjectReader(read, this.#extractor, cache);
    this.#program = new LinkedProgram(root, link);
    this.#apart = options.findingsOnly
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
      const { findings, errors, lines } = this.#result;
      this.#changes.tellAll(findings);
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

  async update(file: string, text: string | undefined): Promise<readonly string[]> {
    try {
      return await this.#follow(toForwardSlashes(file), text);
    } finally {
      this.#edited = performance.now();
    }
  }

  async #follow(path: string, text: string | undefined): Promise<readonly string[]> {
    const { store } = this.#reader;
    const change = await this.#open.put(path, text);
    if (change === 'none') return [];
    if (change === 'moved') return this.#scope.filesOf([path]);
    if (this.#state === 'unknown') return this.#whatChanged(() => this.#lookEarly(path));
    // A file that nobody has seen on disk is excluded, or will be seen when it is saved.
    if (!this.#reader.disk?.sources.has(path)) return [];
    if (this.#state === 'kept') {
      return this.#isEdited() ? this.#alone(() => this.#whatChanged(() => this.#link())) : [];
    }
    const link = () =>
      this.#whatChanged(() => {
        const facts = this.#open.facts(path) ?? store.facts(path);
        if (facts) this.#program.set(path, facts);
        this.#result = { ...this.#result, findings: this.#program.link() };
      });
    return this.#isLinking ? this.#alone(link) : link();
  }

  async changed(files: readonly string[]): Promise<readonly string[]> {
    const paths = files.map(toForwardSlashes).filter((path) => isWithin(this.#root, path) && isRelevant(path));
    if (paths.length === 0) return [];
    return this.#alone(() =>
      this.#whatChanged(async () => {
        // Until then, the first look at everything is still to come, and sees them.
        if (this.#state === 'unknown') return;
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
      return look(this.#program.program, this.#result.findings);
    });
  }

  /** For refactors: from then on it is known what tests do. */
  readTests(): Promise<void> {
    return this.#alone(() => {
      this.#reader.readTests();
      return this.#link();
    });
  }

  async refactor<T>(look: LookForRefactors<T>): Promise<T> {
    return (await this.refactoring())(look);
  }

  refactoring(): Promise<Refactoring> {
    return openRefactoring(this, (path) => this.#open.text(path));
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#busy;
    await Promise.all([this.#extractor.close(), this.#apart?.close()]);
  }

  /**
   * Brings everything up to date with the disk.
   * @returns how many files had to be extracted
   */
  async #refresh(options: ReadOptions): Promise<number> {
    const isNew = this.#state === 'unknown' && (this.#cache?.isEmpty ?? true);
    try {
      const disk = await this.#reader.look({
        signal: options.signal,
        ...(isNew && { onDiscovered: (found) => this.#prepare(found) }),
      });
      // Begun now, so that the result counts for what is read from now on.
      const around = this.#cache && this.#reader.causesAround();
      const apart = isNew ? await this.#apart?.analyse(disk, options) : undefined;
      if (apart) {
        await this.#take(apart);
        await this.#results.write(await this.#resultKey(around), this.#result);
        return apart.extracted;
      }
      await this.#apart?.close();
      const extracted = await this.#reader.settle(options);
      const key = await this.#resultKey(around);
      const kept = this.#state === 'unknown' ? await this.#results.read(key) : undefined;
      if (kept) {
        this.#result = kept;
        this.#state = 'kept';
        await this.#cache?.save();
        // Whoever asks for something meanwhile waits, as for any other work.
        if (this.#options.interactive) void this.#alone(() => this.#link()).catch(() => undefined);
      } else {
        await this.#link(options.signal);
        // An edit may have come meanwhile.
        if (!this.#isEdited()) await this.#results.write(key, this.#result);
      }
      return extracted;
    } finally {
      await this.#extractor.close();
    }
  }

  /** Has threads start while each file is still being looked at. */
  #prepare(found: Discovered): void {
    if (!this.#apart?.prepare(found)) this.#extractor.prepare(found.sources.length);
  }

  /**
   * What was found apart is as if it had been kept: for whoever wants the program, all is linked. The threads end while
   * the facts are written.
   */
  async #take({ files, errors, ...found }: PartitionedResult): Promise<void> {
    this.#reader.store.adopt(files);
    this.#result = { ...found, errors: this.#scope.errorsOf(errors) };
    this.#state = 'kept';
    await Promise.all([this.#cache?.save(), this.#apart?.close()]);
  }

  /** Links what is settled, with the open documents in place of their files. */
  async #link(signal: AbortSignal = this.#end.signal): Promise<void> {
    const files = await this.#reader.load({ signal });
    // The threads hold memory that linking may want.
    await this.#extractor.close();
    // Where nobody types meanwhile: what was needed for one part goes before the next asks for more.
    const collect = this.#options.interactive ? undefined : collectIfLarge;
    collect?.();
    this.#reader.store.keepOnly(new Set([...files.own.keys(), ...files.dependencies.keys()]));
    const saved = this.#cache?.save();
    this.#isLinking = true;
    try {
      await this.#program.hold(files);
      signal.throwIfAborted();
      const errors = await this.#reader.errors();
      this.#takeOpen(files.own);
      const findings = await this.#program.linkInTurns(collect);
      this.#result = {
        // What was edited meanwhile is linked at once with the result, so that no edit comes between.
        findings: this.#takeOpen(files.own) ? this.#program.link() : findings,
        errors: this.#scope.errorsOf(errors),
        lines: new Map([...files.own].map(([path, { lines }]) => [path, lines])),
      };
    } finally {
      this.#isLinking = false;
    }
    const isFirst = this.#state !== 'linked';
    this.#state = 'linked';
    await saved;
    if (this.#options.interactive && isFirst) this.#rehearse();
  }

  /** Has the text of open documents stand for their files; tells whether there is something to link. */
  #takeOpen(own: ProgramFiles['own']): boolean {
    return [...own].filter(([path, facts]) => this.#program.set(path, this.#open.facts(path) ?? facts)).length > 0;
  }

  /** In the background; what goes wrong there was wrong before, and has been told. */
  #rehearse(): void {
    void warmUp(
      {
        lines: this.#result.lines,
        lastTyped: () => this.#edited,
        edit: async (path) => {
          const facts = this.#open.facts(path) ? undefined : await factsAgain(path, this.#reader.store);
          if (facts)
            await this.#alone(() => {
              this.#result = { ...this.#result, findings: this.#program.rehearse(path, facts) };
              return Promise.resolve();
            });
        },
      },
      this.#end.signal,
    ).catch(() => undefined);
  }

  /** Looks at an open document by itself, so that its findings do not wait for everything. */
  async #lookEarly(path: string): Promise<void> {
    const facts = this.#open.facts(path);
    const found =
      facts && isWithin(this.#root, path) ? await firstLook(this.#root, path, facts, this.#options.settings) : [];
    // Meanwhile everything may have been linked, this document among it.
    if (this.#state === 'unknown')
      this.#result = { ...this.#result, findings: new Map(this.#result.findings).set(path, found) };
  }

  #isEdited(): boolean {
    return this.#open.differ((path) => this.#reader.store.hash(path));
  }

  /** Of the result of what is settled; undefined where it is not kept. */
  async #resultKey(around: Promise<unknown> | undefined): Promise<string | undefined> {
    return this.#isEdited() ? undefined : this.#results.keyOf([await around, this.#reader.contents()]);
  }

  /**
   * @returns the files whose findings are not those that were told of any more; `work` may overlap with that of others
   */
  async #whatChanged(work: () => Promise<void> | void): Promise<readonly string[]> {
    await work();
    return this.#scope.filesOf(this.#changes.tell(this.#result.findings));
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#busy.then(work);
    // Whoever asked for it hears of its failure; the next work does not.
    this.#busy = next.catch(() => undefined);
    return next;
  }
}
