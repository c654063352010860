/** What a program is told of a file: its facts, its package, and where its imports lead. */
import type { FileFacts } from '../../facts/facts.ts';
import type { PackageFacts } from './file-roles.ts';

/** Where an import leads: to a file of the program, to a module by its name (`node:fs`, `fs-extra`), or to both. */
export interface Resolution {
  readonly file?: string;
  readonly module?: string;
}

/** What a program is told of a file. */
export interface SourceFileInput {
  /** Absolute, forward slashes. */
  readonly path: string;
  readonly facts: FileFacts;
  /** By index of `facts.imports`. */
  readonly resolutions: readonly (Resolution | null)[];
  /** The package it belongs to. */
  readonly package?: PackageFacts;
  readonly isDependency?: boolean;
  /**
   * What is matched by name alone keeps to the files of equal text here: of two projects side by side neither means the
   * other's.
   */
  readonly project?: string;
}
