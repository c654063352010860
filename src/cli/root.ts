/** Chooses the folder to analyze: the whole project, so that chains can be followed beyond the user's paths. */
import { access } from 'node:fs/promises';
import { folderOf, isWithin, toForwardSlashes } from '../project/paths.ts';
import type { Target } from './paths.ts';
import { SETTINGS_FILE } from './settings-file.ts';

/** Files in the top folder of a project; without them, a folder could be a home folder or a whole disk. */
const MARKS = ['package.json', SETTINGS_FILE, 'tsconfig.json', 'jsconfig.json', 'node_modules', '.git'];

/**
 * The current folder, if it is a project and contains all paths. Else the nearest enclosing folder that is a monorepo;
 * else the nearest package; else the folder that contains the paths.
 * @param cwd absolute path of the current folder
 * @returns absolute, with forward slashes
 */
export async function rootOf(cwd: string, targets: readonly Target[]): Promise<string> {
  const here = toForwardSlashes(cwd);
  const common = targets.map((target) => target.folder).reduce(commonFolder);
  if (common === here) return here;
  const isInside = isWithin(here, common);
  if (isInside && (await hasAny(here, MARKS))) return here;

  let nearest: string | undefined;
  for (const folder of foldersAround(common)) {
    if (isInside && folder === here) break;
    if (!(await hasAny(folder, ['package.json']))) continue;
    if (await hasAny(folder, ['.git'])) return folder;
    nearest ??= folder;
  }
  return nearest ?? common;
}

function commonFolder(one: string, other: string): string {
  let common = one;
  while (!isWithin(common, other)) common = folderOf(common);
  return common;
}

/** The folder and its parents. */
function* foldersAround(folder: string): Iterable<string> {
  yield folder;
  if (folderOf(folder) !== folder) yield* foldersAround(folderOf(folder));
}

const hasAny = async (folder: string, names: readonly string[]): Promise<boolean> => {
  const found = await Promise.all(
    names.map((name) =>
      access(`${folder}/${name}`).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
};
