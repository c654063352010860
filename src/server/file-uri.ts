/** Converts between document URIs and file paths. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Absolute path with forward slashes and a lower-case drive letter; undefined if it is not a file on disk. */
export function fileOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri)
      .replaceAll('\\', '/')
      .replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
  } catch {
    // A host name or an encoded slash: a URI, but not of a file on this machine.
    return undefined;
  }
}

export function uriOfFile(file: string): string {
  return pathToFileURL(file).href;
}

/** Whether the file is the folder or below it. Both are paths of `fileOfUri`. */
export function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
