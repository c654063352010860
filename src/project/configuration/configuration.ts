/** A configuration file that was read, with what it extends; and why one could not be. */
import type { FileError, Span } from '../../analysis/index.ts';
import type { Override } from '../../protocol/configuration.ts';
import type { Settings } from '../../protocol/settings.ts';

/** Plain data. */
export interface Configuration {
  /** Absolute path, with forward slashes. */
  readonly file: string;
  readonly settings: Partial<Settings>;
  /** In order, those of extended configurations first. */
  readonly overrides: readonly PlacedOverride[];
}

export interface PlacedOverride {
  /** Its patterns are relative to this folder. */
  readonly folder: string;
  readonly override: Override;
}

/** A configuration that cannot be used; the message says what would be right. */
export class ConfigurationError extends Error implements FileError {
  readonly file: string;
  readonly span: Span;

  constructor(file: string, message: string, span: Span = [1, 1, 1, 1]) {
    super(message);
    this.name = 'ConfigurationError';
    this.file = file;
    this.span = span;
  }
}
