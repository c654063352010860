/** Converts between document URIs and file paths. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { slashed } from '../project/paths.ts';

/**
 * @param windows whether paths are those of Windows; default: as on this system
 * @returns absolute path in the analysis's form; undefined if it is not a file on disk
 */
export function fileOfUri(uri: string, windows = process.platform === 'win32'): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return slashed(fileURLToPath(uri, { windows }));
  } catch {
    // A host name or an encoded slash: a URI, but not of a file on this machine.
    return undefined;
  }
}

export function uriOfFile(file: string, windows = process.platform === 'win32'): string {
  // A share is one only with backslashes.
  return pathToFileURL(windows ? file.replaceAll('/', '\\') : file, { windows }).href;
}
