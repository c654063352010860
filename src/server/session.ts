/** The session of an open folder: analyzes its documents and the whole project, and publishes the findings. */
import { basename } from 'node:path/posix';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { Finding } from '../analysis/index.ts';
import type { Project } from '../project/index.ts';
import type { Settings } from '../protocol/settings.ts';
import { DiskChanges } from './disk-changes.ts';
import { DocumentQueue } from './document-queue.ts';
import type { FolderHost } from './folder-host.ts';
import { IdleGc } from './idle-gc.ts';

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
  readonly #folder: string;
  readonly #owns: (file: string) => boolean;
  readonly #project: Project;
  readonly #host: FolderHost;
  readonly #queue: DocumentQueue;
  readonly #changes: DiskChanges;
  readonly #idleGc = new IdleGc();
  readonly #end = new AbortController();
  #analysing: Promise<void> | undefined;

  constructor({ folder, owns, project, settings, host }: SessionOptions) {
    this.settings = settings;
    this.#folder = folder;
    this.#owns = owns;
    this.#project = project;
    this.#host = host;
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
    if (this.settings.run === 'onType') this.#queue.push(file, this.settings.debounce);
  }

  saved(file: string): void {
    if (this.settings.run === 'onSave') this.#queue.push(file, 0);
  }

  closed(file: string): void {
    this.#queue.push(file, 0);
  }

  changedOnDisk(file: string): void {
    this.#changes.add(file);
  }

  folderDeleted(): void {
    this.#changes.addUnknown();
  }

  /** The findings of a file as shown. */
  findings(file: string): readonly Finding[] {
    return this.#project.findings(file);
  }

  /** See {@link Project.inspect}. */
  inspect: Project['inspect'] = (look) => this.#project.inspect(look);

  /** See {@link Project.refactor}. */
  refactor: Project['refactor'] = (look) => this.#project.refactor(look);

  /** Analyzes everything, or joins the analysis in progress. */
  analyse({ cancellable }: { readonly cancellable: boolean }): Promise<void> {
    this.#analysing ??= this.#host
      .guard(`Analyzing ${this.#folder}`, undefined, () => this.#analyse(cancellable))()
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
    const { withProgress, status, logger } = this.#host;
    const progress = { title: `Analyzing ${basename(this.#folder)}`, cancellable, signal: this.#end.signal };
    await status.analysing(this.#folder, () =>
      withProgress(progress, async (signal, onProgress) => {
        try {
          const { findings, errors, summary } = await this.#project.analyse({ signal, onProgress });
          await this.#publishAll([...findings.keys()]);
          if (this.settings.inlayCosts) this.#host.costsChanged();
          for (const { file, span, message } of errors) logger.info(`${file}:${span[0]}:${span[1]} ${message}`);
          logger.info(`${this.#folder}: ${summary.files} files in ${Math.round(summary.milliseconds)} ms`);
          return summary.files;
        } catch (error) {
          if (!signal.aborted) throw error;
          logger.info(`Analyzing ${this.#folder} was cancelled`);
          return undefined;
        }
      }),
    );
  }

  /** Updates the project with the text of the document, or with its closing. */
  async #analyseDocument(file: string): Promise<void> {
    const { documents, status, logger } = this.#host;
    await status.looking(file, this.settings.timeBudget, async () => {
      const start = performance.now();
      const document = documents.get(file);
      const version = document?.version;
      const changed = await this.#project.update(file, document?.getText());
      this.#publish(file, version);
      for (const other of changed) if (other !== file) this.#publish(other);
      if (this.settings.inlayCosts) this.#host.costsChanged();
      logger.debug(`${file}: ${(performance.now() - start).toFixed(1)} ms`);
      this.#idleGc.soon();
    });
  }

  async #follow(files: readonly string[]): Promise<void> {
    for (const file of await this.#project.changed(files)) this.#publish(file);
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
    this.#host.publisher.publish(file, this.#project.findings(file), version);
  }
}
