/**
 * Paths in the analysis's form: absolute, with forward slashes, a drive in lower case. All but the first function work
 * on text alone, so that on every system they take the paths of every system: `/a`, `c:/a` and `//server/share/a`.
 */
import { posix, resolve } from 'node:path';

/** A drive or a share in the notation of Windows, where a backslash separates names. */
const OF_WINDOWS = /^(?:[a-z]:(?:[\\/]|$)|\\\\)/i;
/** What keeps Windows from reading a path: `\\?\C:\a`, `\\?\UNC\server\share`. */
const VERBATIM = /^\/\/\?\/(UNC\/)?/i;
const ROOT = /^(?:[a-z]:\/?|\/\/[^/]+\/[^/]+\/?|\/)/i;

/** @param path absolute or relative to the current folder, in the system's notation */
export const toForwardSlashes = (path: string): string => slashed(resolve(path));

/** An absolute path of any system. Windows does not tell `C:` from `c:`, and programs write either. */
export function slashed(path: string): string {
  if (!OF_WINDOWS.test(path)) return path;
  return path
    .replaceAll('\\', '/')
    .replace(VERBATIM, (_, share: string | undefined) => (share ? '//' : ''))
    .replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}

/** The root of a path, which is its own folder; empty if the path is relative. */
const rootOf = (path: string): string => ROOT.exec(path)?.[0] ?? '';

export const isAbsolute = (path: string): boolean => rootOf(path) !== '';

/** The folder of a path; of a root, the root. */
export function folderOf(path: string): string {
  const root = rootOf(path);
  const end = path.lastIndexOf('/');
  return end < root.length ? root || '.' : path.slice(0, end);
}

/** A file or folder of a folder, by its name. */
export const childOf = (folder: string, name: string): string =>
  folder.endsWith('/') ? folder + name : `${folder}/${name}`;

/** What a name, a path or an absolute path means in a folder: without `.`, `..` and a slash at the end. */
export function pathIn(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const root = rootOf(whole);
  const names = posix.join('/', whole.slice(root.length)).slice(1).replace(/\/$/, '');
  return names === '' ? root : `${root}${root.endsWith('/') ? '' : '/'}${names}`;
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
