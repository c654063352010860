/**
 * What a refactor is: it finds what it would change, apart from changing it; edits go to the patches of the workspace's
 * sources.
 */
import type { Finding, Place, Severity, Span } from '../findings.ts';
import type { Program } from '../program/program.ts';
import type { Sources } from './chain/sources.ts';

/** The files that may be changed, and what is known about them. */
export interface Workspace {
  /** Linked. */
  readonly program: Program;
  readonly sources: Sources;
}

/** Where a refactor is asked for: at the cursor, or at a finding. */
export interface Spot extends Place {
  readonly finding?: Finding;
}

export interface Target<T> {
  /** What is done, verb first, with the names of this place. */
  readonly title: string;
  /** The program does the same afterwards, whoever else runs meanwhile: may be applied without being looked at. */
  readonly safe: boolean;
  readonly subject: T;
}

export interface Refactor<T = unknown> {
  readonly id: string;
  /** What it does anywhere, verb first: shown where it is refused. */
  readonly title: string;
  /** The rules whose findings it answers. */
  readonly rules: readonly string[] | 'all';
  /**
   * Changes nothing.
   * @returns undefined where there is nothing of its kind
   * @throws {Refusal} where it must not be changed
   */
  find(workspace: Workspace, spot: Spot): Target<T> | undefined;
  /**
   * @returns what is not an edit of a file
   * @throws {Refusal} where it turns out that it cannot be changed; the patches are thrown away
   */
  edit(subject: T, workspace: Workspace): Extras | void;
}

export interface NewFile {
  /** Absolute, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A change of the user's settings: how loud a rule is. */
export interface SettingChange {
  readonly rule: string;
  readonly severity: Severity;
}

export interface Extras {
  readonly created?: readonly NewFile[];
  readonly setting?: SettingChange;
}

export interface TextEdit {
  /** UTF-16 offsets into the text before the change; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  readonly newText: string;
}

/** What a refactor does, as plain data. */
export interface Change {
  readonly title: string;
  readonly safe: boolean;
  /** In each file in the order of the text, none overlapping another. */
  readonly files: readonly { readonly file: string; readonly edits: readonly TextEdit[] }[];
  readonly created: readonly NewFile[];
  readonly setting?: SettingChange;
}

/** A refactor that fits a place, or would if it were not for the reason. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  readonly safe: boolean;
  /** Why it cannot be applied. */
  readonly disabled?: string;
}
