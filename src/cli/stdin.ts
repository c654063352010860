/** The standard input as a file: what an editor or a hook has not saved yet. */
import path from 'node:path';
import { toForwardSlashes } from '../project/paths.ts';
import type { CliIo } from './io.ts';
import type { Target } from './paths.ts';
import { UserError } from './user-error.ts';

/** The path that stands for the standard input. */
export const STANDARD_INPUT = '-';

export interface StdinTarget {
  readonly text: string;
  readonly target: Target;
}

/**
 * @param names paths as the user wrote them
 * @param file path of `--stdin-filepath`: where the text belongs
 * @throws {UserError} if other paths are named as well, or if it is not known where the text belongs
 */
export async function stdinTarget(
  names: readonly string[],
  file: string | undefined,
  { cwd, readStdin }: CliIo,
): Promise<StdinTarget> {
  if (names.some((name) => name !== STANDARD_INPUT))
    throw new UserError('the standard input is checked alone: name no other paths');
  if (file === undefined) throw new UserError('name the file of the standard input with --stdin-filepath FILE');
  const place = toForwardSlashes(path.resolve(cwd, file));
  return { text: await readStdin(), target: { path: place, folder: path.posix.dirname(place) } };
}
