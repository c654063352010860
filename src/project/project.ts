/**
 * The contract of a project: the files of a folder on disk, kept analyzed. Programs (server, command line) know nothing
 * else.
 */
import type { FileError, Finding, Program, Workspace } from '../analysis/index.ts';
import type { Settings } from '../protocol/settings.ts';
import type { Configuration } from './configuration/index.ts';

export type LookForRefactors<T> = (workspace: Workspace, findings: ReadonlyMap<string, readonly Finding[]>) => T;

/** Runs one call at a time: texts read and parsed for one are reused by the next. */
export type Refactoring = <T>(look: LookForRefactors<T>) => Promise<T>;

export interface ProjectOptions {
  /** Absolute path of the folder. */
  readonly root: string;
  /** Files or folders below the root to report on; empty: all of it. Absolute. */
  readonly paths?: readonly string[];
  /** Analyze only the files in `paths` and what they import below the root: the root is no project. */
  readonly few?: boolean;
  /** Those of the root. */
  readonly settings: Settings;
  /** The configuration that applies to the root, with its overrides; those below it are found with the files. */
  readonly configuration?: Configuration | undefined;
  /** Whether configurations below the root apply to the files around them; true by default. */
  readonly nested?: boolean;
  /** Settings that override those of every configuration. */
  readonly over?: Partial<Settings>;
  /** Absolute path of the facts cache; false for none. */
  readonly cacheDir: string | false;
  /** Number of worker threads; 0 chooses. */
  readonly threads: number;
  /** Also report findings in harmless contexts. Otherwise tests are not analyzed. */
  readonly all?: boolean;
  /**
   * Documents of the project will be edited. If findings are cached, the project prepares for edits in the background.
   * Findings come without advice, because most of it would never be read; `inspect` gives it on demand.
   */
  readonly interactive?: boolean;
  /** Only findings are needed, not the program, so that separate projects need not be in memory at once. */
  readonly findingsOnly?: boolean;
  readonly signal?: AbortSignal;
  /** Completed files, and the total as far as known. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called once, after the first analysis that had to parse: what parses here, or why the native parser does not. */
  readonly onParser?: (parser: ParserInUse) => void;
}

export interface ParserInUse {
  /** Its name, and how trees get out of it. */
  readonly description: string;
  /** Why the native parser is not used: analysis takes several times as long. */
  readonly problem?: unknown;
  /** Why the native resolver of imports is not used: scanning a project takes longer. */
  readonly resolverProblem?: unknown;
}

export interface Analysis {
  /**
   * Findings of every file, hints included, with the severities of the settings. Keys are absolute paths with forward
   * slashes.
   */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly errors: readonly FileError[];
  readonly summary: {
    readonly files: number;
    readonly lines: number;
    readonly milliseconds: number;
    readonly cachedFiles: number;
  };
}

export interface Project {
  /** Reads, parses and links everything; later calls only process what changed on disk. */
  analyse(options?: {
    readonly signal?: AbortSignal;
    readonly onProgress?: ProjectOptions['onProgress'];
  }): Promise<Analysis>;
  /**
   * Replaces the file's text by that of an open document until it is closed (`undefined`). Returns the paths whose
   * findings changed.
   */
  update(file: string, text: string | undefined): Promise<readonly string[]>;
  /** Processes files that were created, changed or deleted on disk. Returns the paths whose findings changed. */
  changed(files: readonly string[]): Promise<readonly string[]>;
  /** Files that were created, changed or deleted since the disk was last looked at. */
  unseen(): Promise<readonly string[]>;
  /** Whether `changed` would do something for a file: it belongs to no installed package, and its kind is analyzed. */
  follows(file: string): boolean;
  findings(file: string): readonly Finding[];
  /** Those with findings. */
  files(): readonly string[];
  /** The number of files that are reported on. */
  fileCount(): number;
  /** The settings that apply to a file, as of the last scan of the disk. */
  settingsOf(file: string): Settings;
  errors(): readonly FileError[];
  /** Calls `look` with the program, once everything is linked. Its result must not refer to the program. */
  inspect<T>(look: (program: Program, findings: ReadonlyMap<string, readonly Finding[]>) => T): Promise<T>;
  /**
   * As `inspect`, for refactors: with the texts of the files. `look` may be called more than once, so it must change
   * nothing.
   */
  refactor<T>(look: LookForRefactors<T>): Promise<T>;
  /** For several such calls in a row: the files must not change in between. */
  refactoring(): Promise<Refactoring>;
  close(): Promise<void>;
}

export type OpenProject = (options: ProjectOptions) => Promise<Project>;
