/** Paths in the analysis's form: absolute, with forward slashes, on every system. */
import { posix, resolve, sep } from 'node:path';

/** @param path absolute or relative to the current folder, in the system's notation */
export function toForwardSlashes(path: string): string {
  const absolute = resolve(path);
  return sep === '/' ? absolute : absolute.replaceAll(sep, '/');
}

/** The folder of a path with forward slashes. */
export const folderOf = posix.dirname;

/** Whether `path` is `folder` or lies below it; both with forward slashes. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
