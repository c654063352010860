/** Documents that are not saved yet: where they would be saved, with names that no file on disk has. */
import { tmpdir } from 'node:os';
import { basename, dirname } from 'node:path/posix';
import { slashed, toForwardSlashes } from '../project/paths.ts';
import { EXTENSION_OF_LANGUAGE } from '../protocol/server.ts';

const SCHEME = 'untitled:';

/** A document of the client. */
interface Document {
  readonly uri: string;
  readonly languageId: string;
}

/**
 * @param folder absolute path of the folder in which it would be saved, unless its URI names one
 * @returns a path whose extension is that of its language; undefined if it is saved, or of a language not analyzed
 */
export function fileOfUntitled({ uri, languageId }: Document, folder = toForwardSlashes(tmpdir())): string | undefined {
  if (!uri.startsWith(SCHEME) || !isAnalysed(languageId)) return undefined;
  // Windows: the drive stands behind a slash.
  const named = slashed(decoded(uri.slice(SCHEME.length)).replace(/^\/(?=[a-z]:\/)/i, ''));
  const place = dirname(named);
  const extension = `.${EXTENSION_OF_LANGUAGE[languageId]}`;
  return `${place === '.' ? folder : place}/${SCHEME}${basename(named, extension)}${extension}`;
}

export const isUntitled = (file: string): boolean => basename(file).startsWith(SCHEME);

const isAnalysed = (languageId: string): languageId is keyof typeof EXTENSION_OF_LANGUAGE =>
  Object.hasOwn(EXTENSION_OF_LANGUAGE, languageId);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that was not encoded.
    return text;
  }
}
