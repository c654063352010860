/** Parses `--format NAME` and `--format NAME=FILE`; several may be given at once. */
import { InvalidArgumentError } from 'commander';
import { FORMATS, type Format } from './reporters/index.ts';

export interface FormatOption {
  readonly format: Format;
  /** As the user wrote it; absent: the standard output, or the file of `--output-file`. */
  readonly file?: string;
}

/** @throws {InvalidArgumentError} if there is no such format, or two would be written to one place */
export function collectFormats(text: string, before: readonly FormatOption[] = []): readonly FormatOption[] {
  const at = text.indexOf('=');
  const format = at < 0 ? text : text.slice(0, at);
  const file = at < 0 ? undefined : text.slice(at + 1);
  if (!isFormat(format)) throw new InvalidArgumentError(`Allowed choices are ${FORMATS.join(', ')}.`);
  if (file === '') throw new InvalidArgumentError('A file must follow the equals sign.');
  if (before.some((other) => other.file === file))
    throw new InvalidArgumentError(
      `Only one format can be written to ${file ?? 'the standard output'}; name a file: ${format}=FILE.`,
    );
  return [...before, { format, ...(file !== undefined && { file }) }];
}

const isFormat = (text: string): text is Format => (FORMATS as readonly string[]).includes(text);
