/** One workspace folder: opens its project, and reopens it when its settings require that. */
import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_SETTINGS, type SettingKey, type Settings } from '../protocol/settings.ts';
import type { FolderHost } from './folder-host.ts';
import type { FolderProgram } from './folder-program.ts';
import { Session } from './session.ts';
import { isSameProject, readFolderSettings, type FolderSettings } from './folder-settings.ts';

export interface FolderPlace {
  readonly uri: string;
  /** Absolute path of what was opened: a folder, or a file outside of all folders. */
  readonly folder: string;
  /** Finds the program that it belongs to. */
  readonly program: () => Promise<FolderProgram>;
  /** Whether its program has the file. */
  readonly sees: (file: string) => boolean;
  /** Whether this folder is responsible for the file: folders may be nested. */
  readonly owns: (file: string) => boolean;
}

/** Settings that are not passed on unchanged. */
function settingsInWords(settings: Settings): string {
  const changed = Object.entries(settings).filter(
    ([key, value]) => !isDeepStrictEqual(value, DEFAULT_SETTINGS[key as SettingKey]),
  );
  return changed.length === 0
    ? 'default settings'
    : `settings ${changed.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(', ')}`;
}

export class Folder {
  readonly #place: FolderPlace;
  readonly #host: FolderHost;
  #settings: FolderSettings | undefined;
  #session: Session | undefined;
  /** Opening and closing run one at a time; this is the last of them. */
  #last: Promise<void> = Promise.resolve();

  constructor(place: FolderPlace, host: FolderHost) {
    this.#place = place;
    this.#host = host;
  }

  /**
   * Messages that arrive while no session is open can be dropped: opening starts with the open documents and the whole
   * folder.
   */
  get session(): Session | undefined {
    return this.#session;
  }

  /** Reads the settings, and opens the project unless it is already open with equivalent ones. */
  configure(): Promise<void> {
    return this.#afterOthers('Opening', async () => {
      const before = this.#settings;
      const program = await this.#place.program();
      const found = await readFolderSettings(this.#host, this.#place, program);
      if (this.#session) this.#adopt(this.#session, found.settings);
      if (before && isSameProject(before, found)) return;
      // Unset until the project is open: if opening fails, the next change of a setting tries again.
      this.#settings = undefined;
      await this.#end();
      if (found.settings.enable) await this.#begin(program, found);
      else this.#clear();
      this.#settings = found;
    });
  }

  async analyse(options: { readonly cancellable: boolean }): Promise<void> {
    await this.#last;
    await this.#session?.analyse(options);
  }

  close(): Promise<void> {
    return this.#afterOthers('Closing', async () => {
      await this.#end();
      this.#clear();
      this.#host.configurationProblems.set(this.#place.folder, 'around', []);
    });
  }

  #adopt(session: Session, settings: Settings): void {
    const showed = session.settings.inlayCosts;
    session.settings = settings;
    if (settings.inlayCosts !== showed) this.#host.costsChanged();
    void this.#host.guard('Finding new code', undefined, () => session.followNewCode())();
  }

  #afterOthers(what: string, work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(this.#host.guard(`${what} ${this.#place.folder}`, undefined, work));
    return this.#last;
  }

  /** Open documents first; the whole folder in the background, not awaited. */
  async #begin({ root, paths, few }: FolderProgram, { settings, configuration, over }: FolderSettings): Promise<void> {
    const { folder, owns, sees } = this.#place;
    const { openProject, cacheDir, documents, logger } = this.#host;
    logger.info(`${folder}: ${settingsInWords(settings)}${configuration ? `, with ${configuration.file}` : ''}`);
    const project = await openProject({
      root,
      paths,
      few,
      settings,
      configuration,
      over,
      threads: settings.threads,
      // The root of a few files may be opened as well, with a cache of all its files.
      cacheDir: !few && cacheDir(folder),
      interactive: true,
      onParser: ({ description, problem, resolverProblem }) => {
        if (resolverProblem !== undefined)
          logger.error('Native resolver of imports not loaded, another one is used', resolverProblem);
        if (problem !== undefined) logger.error('Native parser not loaded, analysis takes much longer', problem);
        logger.info(`Parser: ${description}`);
      },
    });
    const session = new Session({ folder, owns, project, settings, host: this.#host });
    this.#session = session;
    for (const file of documents.files()) if (sees(file)) session.opened(file);
    void session.analyse({ cancellable: false });
  }

  async #end(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.close();
  }

  #clear(): void {
    const { publisher, status, configurationProblems } = this.#host;
    configurationProblems.set(this.#place.folder, 'below', []);
    for (const file of publisher.files()) if (this.#place.owns(file)) publisher.publish(file, []);
    status.forget(this.#place.folder);
  }
}
