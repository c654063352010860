/**
 * The contract of a project: files of a folder on disk, kept analysed. Programs (server, command line) know only this.
 */
import type { FileError, Finding, Program } from '../analysis/index.ts';
import type { Settings } from '../protocol/settings.ts';
import type { LookForRefactors, Refactoring } from './refactoring.ts';

export interface ProjectOptions {
  /** Absolute path of the folder. */
  readonly root: string;
  /** Files or folders below the root to look at; empty: all of it. Absolute. */
  readonly paths?: readonly string[];
  readonly settings: Settings;
  /** Absolute path of the facts cache, or false for none. */
  readonly cacheDir: string | false;
  /** Worker threads; 0 chooses. */
  readonly threads: number;
  /** Findings in harmless contexts are wanted too: without it, what tests do is not looked at. */
  readonly all?: boolean;
  /**
   * Documents of the project will be edited: where findings are known from last time, it gets ready to follow edits in
   * the background. Findings come without advice then, for nobody reads all of it: `inspect` gives it where it is
   * wanted.
   */
  readonly interactive?: boolean;
  /**
   * Nobody will look into the program: what is found is all that is wanted, so that separate projects need not be in
   * memory at once.
   */
  readonly findingsOnly?: boolean;
  readonly signal?: AbortSignal;
  /** Files done, and files in all as far as known. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Analysis {
  /**
   * Findings of every file, hints included; severities as the settings say. Keys are absolute paths with forward
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
  /** Reads, parses and links everything; later calls do only what changed on disk. */
  analyse(options?: {
    readonly signal?: AbortSignal;
    readonly onProgress?: ProjectOptions['onProgress'];
  }): Promise<Analysis>;
  /**
   * The text of an open document stands for the file until it is closed (`undefined`). Returns the paths whose findings
   * changed.
   */
  update(file: string, text: string | undefined): Promise<readonly string[]>;
  /** Files that were created, changed or deleted on disk. Returns the paths whose findings changed. */
  changed(files: readonly string[]): Promise<readonly string[]>;
  findings(file: string): readonly Finding[];
  errors(): readonly FileError[];
  /** Lets `look` see the program, when everything is linked; what it gives back holds nothing of the program. */
  inspect<T>(look: (program: Program, findings: ReadonlyMap<string, readonly Finding[]>) => T): Promise<T>;
  /**
   * As `inspect`, for refactors: with the texts of the files, which `look` must not change. It may be called more than
   * once.
   */
  refactor<T>(look: LookForRefactors<T>): Promise<T>;
  /** For many such looks in a row: the files must not change meanwhile. */
  refactoring(): Promise<Refactoring>;
  close(): Promise<void>;
}

export type OpenProject = (options: ProjectOptions) => Promise<Project>;
