/** The session of an open folder: analyzes its documents and the whole project, and publishes the findings. */
import { basename, relative } from 'node:path/posix';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { FileError, Finding } from '../analysis/index.ts';
import type { Project } from '../project/index.ts';
import { readText } from '../project/read-file.ts';
import { isOwnConfiguration } from '../project/source-files.ts';
import type { Settings } from '../protocol/settings.ts';
import { DiskChanges } from './disk-changes.ts';
import { DocumentQueue } from './document-queue.ts';
import type { FolderHost } from './folder-host.ts';
import { IdleGc } from './idle-gc.ts';
import { NewCode } from './new-code.ts';

/** Milliseconds of publishing before yielding to the event loop. */
const PUBLISHING_SLICE = 10;

export interface SessionOptions {
  /** Absolute path of what was opened. */
  readonly folder: string;
  readonly owns: (file: string) => boolean;
  readonly project: Project;
  readonly settings: Settings;
  readonly host: FolderHost;
}

export class Session {
  /** Settings that the project does not depend on can be replaced while it is open. */
  settings: Settings;
  /** Absolute path of what was opened. */
  readonly folder: string;
  readonly #owns: (file: string) => boolean;
  readonly #project: Project;
  readonly #host: FolderHost;
  readonly #queue: DocumentQueue;
  readonly #changes: DiskChanges;
  readonly #idleGc = new IdleGc();
  readonly #end = new AbortController();
  readonly #newCode: NewCode;
  /** Documents whose text is not on disk: typed text counts as new code. */
  readonly #unsaved = new Set<string>();
  #analysing: Promise<void> | undefined;

  constructor({ folder, owns, project, settings, host }: SessionOptions) {
    this.settings = settings;
    this.folder = folder;
    this.#owns = owns;
    this.#project = project;
    this.#host = host;
    this.#newCode = new NewCode(folder, host.logger, this.#end.signal);
    this.#queue = new DocumentQueue((file) =>
      host.guard(`Analyzing ${file}`, undefined, () => this.#analyseDocument(file))(),
    );
    this.#changes = new DiskChanges({
      few: host.guard('Processing changes on disk', undefined, (files) => this.#follow(files)),
      many: () => this.analyse({ cancellable: false }),
    });
  }

  opened(file: string): void {
    this.#queue.push(file, 0);
  }

  edited(file: string): void {
    this.#unsaved.add(file);
    if (this.settings.run === 'onType') this.#queue.push(file, this.settings.debounce);
  }

  saved(file: string): void {
    if (this.settings.run === 'onSave') this.#queue.push(file, 0);
  }

  closed(file: string): void {
    this.#unsaved.delete(file);
    this.#queue.push(file, 0);
  }

  changedOnDisk(file: string): void {
    if (this.#project.follows(file)) this.#changes.add(file);
  }

  folderDeleted(): void {
    this.#changes.addUnknown();
  }

  /** Files that have changed on disk since it was looked at; while that goes on, once it is done. */
  async unseen(): Promise<readonly string[]> {
    await this.#analysing;
    return this.#end.signal.aborted ? [] : this.#project.unseen();
  }

  /** The findings of a file as shown. */
  findings(file: string): readonly Finding[] {
    return this.#host.publisher.findings(file);
  }

  /** All its findings as shown. */
  allFindings(): readonly Finding[] {
    const { publisher } = this.#host;
    return publisher
      .files()
      .filter(this.#owns)
      .flatMap((file) => publisher.findings(file));
  }

  /** Shows anew what counts as new code, if the settings or the files have changed. */
  async followNewCode(): Promise<void> {
    const { newCodeSince } = this.settings;
    const isOther = await this.#newCode.follow(newCodeSince);
    const isSaved = newCodeSince !== '' && (await this.#forgetSaved());
    if (isOther || isSaved) await this.#publishAll(this.#project.files());
  }

  /** Publishes what is known of all files that this folder is responsible for. */
  show(): Promise<void> {
    return this.#publishAll(this.#project.files());
  }

  /** A document may also change because its file does. */
  async #forgetSaved(): Promise<boolean> {
    const before = this.#unsaved.size;
    for (const file of [...this.#unsaved]) {
      const onDisk = await readText(file, 'source').catch(() => undefined);
      if (onDisk === this.#host.documents.get(file)?.getText()) this.#unsaved.delete(file);
    }
    return this.#unsaved.size < before;
  }

  /** See {@link Project.inspect}. */
  inspect: Project['inspect'] = (look) => this.#project.inspect(look);

  /** See {@link Project.refactor}. */
  refactor: Project['refactor'] = (look) => this.#project.refactor(look);

  /** Analyzes everything, or joins the analysis in progress. */
  analyse({ cancellable }: { readonly cancellable: boolean }): Promise<void> {
    this.#analysing ??= this.#host
      .guard(`Analyzing ${this.folder}`, undefined, () => this.#analyse(cancellable))()
      .finally(() => {
        this.#analysing = undefined;
      });
    return this.#analysing;
  }

  async close(): Promise<void> {
    this.#end.abort();
    this.#queue.close();
    this.#changes.close();
    this.#idleGc.close();
    await this.#analysing;
    await this.#project.close();
  }

  async #analyse(cancellable: boolean): Promise<void> {
    const { withProgress, status, logger, documents } = this.#host;
    const progress = { title: `Analyzing ${basename(this.folder)}`, cancellable, signal: this.#end.signal };
    status.count(this.folder, () => this.#project.fileCount());
    await status.analysing(() =>
      withProgress(progress, async (signal, onProgress) => {
        try {
          const { findings, errors, summary } = await this.#project.analyse({ signal, onProgress });
          await this.#newCode.follow(this.settings.newCodeSince);
          await this.#publishAll([...findings.keys()]);
          if (this.settings.inlayCosts) this.#host.costsChanged();
          // An open document is being typed, or not saved yet.
          this.#tellOfConfigurations();
          for (const { file, span, message } of errors)
            if (!documents.get(file)) logger.info(`${file}:${span[0]}:${span[1]} ${message}`);
          logger.info(
            `${this.folder}: ${summary.files} files, ${summary.cachedFiles} of them from the cache, ` +
              `in ${Math.round(summary.milliseconds)} ms`,
          );
        } catch (error) {
          if (!signal.aborted) throw error;
          logger.info(`Analyzing ${this.folder} was cancelled`);
        }
      }),
    );
  }

  /** Updates the project with the text of the document, or with its closing. */
  async #analyseDocument(file: string): Promise<void> {
    const { documents, status, logger } = this.#host;
    const { timeBudget } = this.settings;
    const milliseconds = await status.looking(file, timeBudget, async () => {
      const document = documents.get(file);
      const version = document?.version;
      const changed = await this.#project.update(file, document?.getText());
      this.#publish(file, version);
      for (const other of changed) if (other !== file) this.#publish(other);
      if (this.settings.inlayCosts) this.#host.costsChanged();
      this.#idleGc.soon();
    });
    const slow = milliseconds > timeBudget ? `, which is slow: the time budget is ${timeBudget} ms` : '';
    logger.info(`${relative(this.folder, file)}: analyzed in ${milliseconds.toFixed(1)} ms${slow}`);
  }

  async #follow(files: readonly string[]): Promise<void> {
    const start = performance.now();
    const changed = await this.#project.changed(files);
    await this.followNewCode();
    for (const file of changed) this.#publish(file);
    this.#tellOfConfigurations();
    this.#host.logger.info(
      `Files changed on disk: ${files.length}; with other findings: ${changed.length}; ` +
        `in ${(performance.now() - start).toFixed(1)} ms`,
    );
    this.#host.status.changed();
    if (this.settings.inlayCosts) this.#host.costsChanged();
  }

  #tellOfConfigurations(): void {
    if (this.#end.signal.aborted) return;
    this.#host.configurationProblems.set(this.folder, 'below', this.#project.errors().filter(isOfConfiguration));
  }

  /** Publishes files with findings, and clears files that no longer have any. */
  async #publishAll(files: readonly string[]): Promise<void> {
    let start = performance.now();
    for (const file of new Set([...files, ...this.#host.publisher.files()])) {
      this.#publish(file);
      if (performance.now() - start < PUBLISHING_SLICE) continue;
      await yieldToEventLoop();
      start = performance.now();
    }
  }

  /** Skips files with newer text waiting, because these findings are outdated. */
  #publish(file: string, version?: number): void {
    if (this.#end.signal.aborted || this.#queue.isPending(file) || !this.#owns(file)) return;
    const findings = this.#newCode.applyTo(this.#project.findings(file), this.#unsaved.has(file));
    this.#host.publisher.publish(file, findings, version);
  }
}

const isOfConfiguration = ({ file }: FileError): boolean => isOwnConfiguration(file);
