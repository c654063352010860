/** What the API throws, besides the errors of the disk. */
import type { FileError } from './types.ts';

/** A refactor cannot be applied; the message is the reason. */
export class RefactorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefactorError';
  }
}

/** A configuration cannot be used; the message says what would be right. */
export class ConfigurationError extends Error implements FileError {
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor({ file, line, column, message }: FileError) {
    super(message);
    this.name = 'ConfigurationError';
    this.file = file;
    this.line = line;
    this.column = column;
  }
}
