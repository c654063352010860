/** The paths a user names: made absolute, and known to exist. */
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { reason } from '../project/file-error.ts';
import { toForwardSlashes } from '../project/paths.ts';
import { UserError } from './user-error.ts';

/**
 * The one line for a path that cannot be used.
 * @param name the path as the user wrote it
 */
export function pathError(name: string, error: unknown): UserError {
  return new UserError(`${name}: ${reason(error)}`);
}

/** The path from a folder to a file, with forward slashes. */
export const relativeTo = (folder: string, file: string): string =>
  // Nearly every file lies below the folder: no need to ask the slower general answer.
  file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : path.relative(folder, file).replaceAll(path.sep, '/');

/** A file or folder that the user names; both absolute, with forward slashes. */
export interface Target {
  readonly path: string;
  /** The folder itself, or the one that holds the file. */
  readonly folder: string;
}

/**
 * @param names paths as the user wrote them
 * @throws {UserError} where one does not exist or cannot be read
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
