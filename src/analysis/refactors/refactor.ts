/** The interface of a refactor: `find` locates what would change, `edit` writes the change to patches. */
import type { Finding, Place, Severity, Span } from '../findings.ts';
import type { Program } from '../program/index.ts';
import type { Sources } from './chain/sources.ts';

/** The program to change, and patches for its files. */
export interface Workspace {
  /** Already linked. */
  readonly program: Program;
  readonly sources: Sources;
}

/** Where a refactor is requested: at the cursor or at a finding. */
export interface Spot extends Place {
  readonly finding?: Finding;
}

export interface Target<T> {
  /** Describes this change, verb first, with the names in the code. */
  readonly title: string;
  /** The program behaves the same afterwards, including concurrent code, so it may be applied without review. */
  readonly safe: boolean;
  readonly subject: T;
}

export interface Refactor<T = unknown> {
  readonly id: string;
  /** Describes the refactor in general, verb first; shown if it is refused. */
  readonly title: string;
  /** The rules whose findings it resolves. */
  readonly rules: readonly string[] | 'all';
  /**
   * Does not edit anything.
   * @returns undefined if there is nothing to change
   * @throws {Refusal} if the code must not be changed
   */
  find(workspace: Workspace, spot: Spot): Target<T> | undefined;
  /**
   * @returns changes other than edits of existing files
   * @throws {Refusal} if the code turns out not to be changeable; the patches are discarded
   */
  edit(subject: T, workspace: Workspace): Extras | void;
}

export interface NewFile {
  /** Absolute, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A change to the user's settings: the severity of a rule. */
export interface SettingChange {
  readonly rule: string;
  readonly severity: Severity;
}

export interface Extras {
  /** Turned out to be observable by other code: not to be applied without review. */
  readonly isVisible?: boolean;
  readonly created?: readonly NewFile[];
  readonly setting?: SettingChange;
  /** The part of the new text that the user is to replace. */
  readonly placeholder?: string;
  /** The end of the title, known only once the change is made. */
  readonly told?: readonly string[];
}

export interface TextEdit {
  /** UTF-16 offsets into the text before the change; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  readonly newText: string;
}

/** The result of a refactor, as plain data. */
export interface Change {
  readonly title: string;
  readonly safe: boolean;
  /** Per file, in text order and without overlaps. */
  readonly files: readonly { readonly file: string; readonly edits: readonly TextEdit[] }[];
  readonly created: readonly NewFile[];
  readonly setting?: SettingChange;
  readonly placeholder?: string;
}

/** A refactor that fits a place, or the reason why it does not apply. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  readonly safe: boolean;
  /** Why it cannot be applied. */
  readonly disabled?: string;
}
