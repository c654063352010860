/** The user's paths: made absolute and checked for existence. */
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { reason } from '../project/file-error.ts';
import { toForwardSlashes } from '../project/paths.ts';
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

/** A file or folder given by the user; both absolute, with forward slashes. */
export interface Target {
  readonly path: string;
  /** The folder itself, or the folder of the file. */
  readonly folder: string;
}

/**
 * @param names paths as the user wrote them
 * @throws {UserError} if one does not exist or cannot be read
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
        throw pathError(name, error);
      }
    }),
  );
}
