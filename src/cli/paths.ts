/** The user's paths and patterns: made absolute, and checked for existence. */
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';
import { reason } from '../project/file-error.ts';
import { isWithin, toForwardSlashes } from '../project/paths.ts';
import { UserError } from './user-error.ts';

/**
 * The error message for an unusable path.
 * @param name the path as the user wrote it
 */
export function pathError(name: string, error: unknown): UserError {
  return new UserError(`${name}: ${reason(error)}`);
}

/** The path from a folder to a file, with forward slashes. */
export const relativeTo = (folder: string, file: string): string =>
  // Nearly every file is below the folder, which avoids the slower general function.
  file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : path.relative(folder, file).replaceAll(path.sep, '/');

/** A file, a folder or a pattern given by the user; paths are absolute, with forward slashes. */
export interface Target {
  /** Of a pattern: the folder that it begins with. */
  readonly path: string;
  /** The folder itself, or the folder of the file. */
  readonly folder: string;
  /** Of a pattern: whether it matches a file. */
  readonly matches?: (file: string) => boolean;
}

/**
 * @param names paths and glob patterns as the user wrote them; shells without `**` hand patterns on when quoted
 * @throws {UserError} if one does not exist, cannot be read or matches nothing
 */
export async function resolveTargets(cwd: string, names: readonly string[]): Promise<readonly Target[]> {
  return Promise.all(
    names.map(async (name) => {
      const file = path.resolve(cwd, name);
      try {
        const [stats] = await Promise.all([stat(file), access(file, constants.R_OK)]);
        return {
          path: toForwardSlashes(file),
          folder: toForwardSlashes(stats.isDirectory() ? file : path.dirname(file)),
        };
      } catch (error) {
        if (picomatch.scan(name).isGlob) return patternTarget(cwd, name);
        throw pathError(name, error);
      }
    }),
  );
}

async function patternTarget(cwd: string, name: string): Promise<Target> {
  const { base, glob: pattern } = picomatch.scan(name);
  const folder = toForwardSlashes(path.resolve(cwd, base));
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { cwd: folder, ignore: '**/node_modules/**', expandDirectories: false });
  if (found.length === 0) throw new UserError(`${name}: no file matches this pattern`);
  const isMatch = picomatch(pattern);
  return { path: folder, folder, matches: (file) => isWithin(folder, file) && isMatch(file.slice(folder.length + 1)) };
}

/** Whether a file is below one of the paths, or matches one of the patterns. */
export const isTargeted = (targets: readonly Target[], file: string): boolean =>
  targets.some((target) => target.matches?.(file) ?? isWithin(target.path, file));
