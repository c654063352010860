/** The input for one file of a program: its facts, its package, and the targets of its imports. */
import type { FileFacts } from '../../facts/facts.ts';
import type { PackageFacts } from './file-roles.ts';

/** The target of an import: a file of the program, a module by name (`node:fs`, `fs-extra`), or both. */
export interface Resolution {
  readonly file?: string;
  /** The files that a pattern fits, sorted. */
  readonly files?: readonly string[];
  readonly module?: string;
}

/** The input for one file. */
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
   * Matching by name alone is limited to files with an equal value, so that separate projects do not match each other.
   */
  readonly project?: string;
}

/** The files that an import leads to. */
export const filesOf = (resolution: Resolution | null | undefined): readonly string[] =>
  resolution?.files ?? (resolution?.file === undefined ? [] : [resolution.file]);
