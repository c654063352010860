/** Chooses the folder of the program around a folder: the same one for each of its folders. */
import { access } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { CONFIGURATION_NAMES } from '../protocol/configuration.ts';
import { folderOf, isWithin, toForwardSlashes } from './paths.ts';
import { isWorkspaceOf } from './resolve/workspaces.ts';

/** Files that make everything below them one workspace, even if it declares no packages. */
const OF_WORKSPACES = ['nx.json', 'rush.json'];
/** Files in the top folder of a project. */
const OF_PROJECTS = ['tsconfig.json', 'jsconfig.json', 'deno.json', 'deno.jsonc', ...CONFIGURATION_NAMES];

/**
 * The folder of the project around a folder; without one, the folder itself.
 * @param folder absolute, with forward slashes
 */
export const programAround = async (folder: string): Promise<string> => (await projectAround(folder)) ?? folder;

/**
 * The workspace that has the package around a folder; else the package; else the Git repository, if it is a project;
 * else the nearest folder that is one. A home folder or one for temporary files is no project.
 * @param folder absolute, with forward slashes
 */
export async function projectAround(folder: string): Promise<string | undefined> {
  const around = await Promise.all(foldersAround(folder).map(placeOf));
  const repository = around.findIndex(({ isRepository }) => isRepository);
  const places = repository < 0 ? around : around.slice(0, repository + 1);
  const nearest = places.find(({ isPackage }) => isPackage);
  if (nearest) return workspaceOf(nearest, places);
  return (
    places.findLast(({ isRepository, isProject }) => isRepository && isProject)?.folder ??
    places.find(({ isProject }) => isProject)?.folder
  );
}

/** The program around several folders: the same for each of its folders. */
export const programAroundAll = (folders: readonly string[]): Promise<string> =>
  programAround(folders.reduce(commonFolder));

function commonFolder(one: string, other: string): string {
  let common = one;
  while (!isWithin(common, other)) common = folderOf(common);
  return common;
}

interface Place {
  readonly folder: string;
  readonly isRepository: boolean;
  readonly isPackage: boolean;
  readonly isProject: boolean;
  /** Everything below it is of one workspace. */
  readonly hasAll: boolean;
}

/** From the folder upwards. */
function foldersAround(folder: string): string[] {
  const ends = new Set([toForwardSlashes(homedir()), toForwardSlashes(tmpdir()), '/']);
  const folders: string[] = [];
  for (let at = folder; !ends.has(at) && folderOf(at) !== at; at = folderOf(at)) folders.push(at);
  return folders;
}

async function placeOf(folder: string): Promise<Place> {
  const [isRepository, isPackage, isProject, hasAll] = (await Promise.all(
    [['.git'], ['package.json'], OF_PROJECTS, OF_WORKSPACES].map((names) => hasAny(folder, names)),
  )) as [boolean, boolean, boolean, boolean];
  return { folder, isRepository, isPackage, isProject, hasAll };
}

/** A package that no workspace has, such as an example in a repository, is a program of its own. */
async function workspaceOf({ folder }: Place, places: readonly Place[]): Promise<string> {
  const outer = places.slice(places.findIndex((place) => place.folder === folder) + 1).reverse();
  const isOne = await Promise.all(
    outer.map(async (place) => place.hasAll || (await isWorkspaceOf(place.folder, folder))),
  );
  return outer[isOne.indexOf(true)]?.folder ?? folder;
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
