/** Says why a text cannot be parsed, for texts that are not on disk. */
import type { FileError } from '../analysis/index.ts';
import { factsOfText, loadParser } from './extract/index.ts';
import { fileError } from './file-error.ts';

/** @param path absolute, with forward slashes: its extension names the language */
export async function syntaxErrorOf(path: string, text: string): Promise<FileError | undefined> {
  const { error } = factsOfText(text, path, await loadParser());
  return error && fileError(path, error.message, error.span);
}
