/** A project: answers requests about a folder on disk, and follows edits and changes on disk. */
import type { FileError, Finding, Program } from '../analysis/index.ts';
import type { Settings } from '../protocol/settings.ts';
import { ChangedFiles } from './changed-files.ts';
import { CurrentAnalysis, type RefreshOptions } from './current-analysis.ts';
import { loadedParser } from './extract/index.ts';
import { isWithin, toForwardSlashes } from './paths.ts';
import type { Analysis, LookForRefactors, OpenProject, Project, ProjectOptions, Refactoring } from './project.ts';
import { openRefactoring } from './refactoring.ts';
import { resolverLibrary } from './resolve/resolver-library.ts';
import { classOfTemplate, isInstalled, isRelevant } from './source-files.ts';
import { Timer } from './timer.ts';
import { factsAgain, warmUp } from './warm-up.ts';

export const openProject: OpenProject = async (options) =>
  new DiskProject(options, await CurrentAnalysis.open(options));

/** Milliseconds. */
const TESTS_HELD = 1_000;

class DiskProject implements Project {
  readonly #options: ProjectOptions;
  readonly #current: CurrentAnalysis;
  readonly #changes = new ChangedFiles();
  readonly #end = new AbortController();
  /** When a change of an open document was last processed. */
  #edited = 0;
  #isParserReported = false;
  #counted: { readonly of: unknown; readonly files: number } | undefined;
  /** Refactors mostly come in a row, so tests stay linked for a while after the last one. */
  readonly #tests = new Timer(TESTS_HELD, () => void this.#alone(() => this.#leaveTests()).catch(() => undefined));
  /**
   * The work in progress; the next begins at its end, because two concurrent scans of the disk would only slow each
   * other down.
   */
  #busy: Promise<unknown> = Promise.resolve();

  constructor(options: ProjectOptions, current: CurrentAnalysis) {
    this.#options = options;
    this.#current = current;
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
      const { findings, errors, lines } = this.#current.result;
      this.#changes.setReported(findings);
      const files = this.#current.scope.filesOf(lines.keys());
      return {
        findings: new Map([...findings].filter(([path]) => this.#current.scope.has(path))),
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
      resolverProblem: (await resolverLibrary()).problem,
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
    const change = await this.#current.open.set(path, text);
    if (change === 'none') return [];
    if (change === 'moved') return this.#current.scope.filesOf([path]);
    // A document that is not on disk is found because it is open.
    if (this.#options.few && !this.#current.reader.disk?.sources.has(path)) return this.#lookAgain();
    if (this.#current.state === 'unknown') return this.#whatChanged(() => this.#current.analyseEarly(path));
    // A file not seen on disk is excluded, or will be seen when it is saved.
    if (!this.#current.reader.disk?.sources.has(path)) return [];
    if (this.#current.state === 'cached') {
      return this.#current.isEdited() ? this.#alone(() => this.#whatChanged(() => this.#link())) : [];
    }
    const link = () => this.#whatChanged(() => this.#current.relink(path));
    if (this.#current.reader.readsTests) {
      return this.#alone(async () => {
        await this.#leaveTests();
        return link();
      });
    }
    return this.#current.isLinking ? this.#alone(link) : link();
  }

  #lookAgain(): Promise<readonly string[]> {
    return this.#alone(() =>
      this.#whatChanged(async () => {
        await this.#refresh({ signal: this.#end.signal });
      }),
    );
  }

  async changed(files: readonly string[]): Promise<readonly string[]> {
    const paths = files.map(toForwardSlashes).filter((path) => this.follows(path));
    if (paths.length === 0) return [];
    return this.#alone(() =>
      this.#whatChanged(async () => {
        // The first analysis of everything is still to come and will see them.
        if (this.#current.state === 'unknown') return;
        await this.#leaveTests();
        if (await this.#current.reader.settleFew(paths)) await this.#link();
        else await this.#refresh({ signal: this.#end.signal });
      }),
    );
  }

  unseen(): Promise<readonly string[]> {
    return this.#alone(() => this.#current.reader.unseen(this.#end.signal));
  }

  follows(file: string): boolean {
    const { root, reader } = this.#current;
    const path = toForwardSlashes(file);
    const sources = reader.disk?.sources;
    // Most files of that name are no templates.
    const owner = classOfTemplate(path);
    const isFollowed = owner === undefined ? isRelevant(path) : sources?.has(path) || sources?.has(owner) === true;
    return isWithin(root, path) && isFollowed && !isInstalled(path, sources);
  }

  findings(file: string): readonly Finding[] {
    const path = toForwardSlashes(file);
    return this.#current.scope.has(path)
      ? this.#current.open.placed(path, this.#current.result.findings.get(path) ?? [])
      : [];
  }

  files(): readonly string[] {
    return this.#current.scope.filesOf(this.#current.result.findings.keys());
  }

  fileCount(): number {
    const { lines } = this.#current.result;
    if (this.#counted?.of !== lines)
      this.#counted = { of: lines, files: this.#current.scope.filesOf(lines.keys()).length };
    return this.#counted.files;
  }

  settingsOf(file: string): Settings {
    return this.#current.settingsOf(toForwardSlashes(file));
  }

  errors(): readonly FileError[] {
    return this.#current.result.errors;
  }

  inspect<T>(look: (program: Program, findings: ReadonlyMap<string, readonly Finding[]>) => T): Promise<T> {
    return this.#alone(async () => {
      if (this.#current.state === 'unknown') await this.#refresh({ signal: this.#end.signal });
      if (this.#current.state !== 'linked') await this.#link();
      this.#tests.cancel();
      const found = look(this.#current.program.program, this.#current.result.findings);
      if (this.#current.reader.readsTests) this.#tests.start();
      return found;
    });
  }

  /** Links tests in full, for refactors. Findings stay as they are: they must not depend on earlier requests. */
  readTests(): Promise<void> {
    return this.#alone(async () => {
      const { findings } = this.#current.result;
      this.#current.reader.readsTests = true;
      await this.#link();
      this.#current.result = { ...this.#current.result, findings };
    });
  }

  /** Links tests as findings need them. */
  async #leaveTests(): Promise<void> {
    this.#tests.cancel();
    if (!this.#current.reader.readsTests) return;
    this.#current.reader.readsTests = false;
    await this.#link();
  }

  async refactor<T>(look: LookForRefactors<T>): Promise<T> {
    return (await this.refactoring())(look);
  }

  refactoring(): Promise<Refactoring> {
    return openRefactoring(this, (path) => this.#current.open.text(path));
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#tests.cancel();
    await this.#busy;
    await this.#current.close();
  }

  /**
   * Brings everything up to date with the disk.
   * @returns the number of extracted files
   */
  async #refresh(options: RefreshOptions): Promise<number> {
    this.#tests.cancel();
    const extracted = await this.#followFirstLink(() => this.#current.refresh(options));
    // Requests in the meantime wait for it, as for any other work.
    if (this.#options.interactive && this.#current.state === 'cached')
      void this.#alone(() => this.#link()).catch(() => undefined);
    return extracted;
  }

  #link(): Promise<void> {
    return this.#followFirstLink(() => this.#current.link(this.#end.signal));
  }

  /** After the first link, prepares for edits. */
  async #followFirstLink<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#current.state;
    const done = await work();
    if (this.#options.interactive && before !== 'linked' && this.#current.state === 'linked') this.#warmUp();
    return done;
  }

  /** Runs in the background. Errors there are not new: the analysis has already reported them. */
  #warmUp(): void {
    void warmUp(
      {
        lines: this.#current.result.lines,
        lastTyped: () => this.#edited,
        edit: async (path) => {
          const facts = this.#current.open.facts(path) ? undefined : await factsAgain(path, this.#current.reader.store);
          if (facts)
            await this.#alone(() => {
              this.#current.result = { ...this.#current.result, findings: this.#current.program.warmUp(path, facts) };
              return Promise.resolve();
            });
        },
      },
      this.#end.signal,
    ).catch(() => undefined);
  }

  /** @returns the files whose findings differ from the last report; `work` may overlap with other work */
  async #whatChanged(work: () => Promise<void> | void): Promise<readonly string[]> {
    await work();
    return this.#current.scope.filesOf(this.#changes.report(this.#current.result.findings));
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#busy.then(work);
    // The caller sees the error; it must not affect the next work.
    this.#busy = next.catch(() => undefined);
    return next;
  }
}
