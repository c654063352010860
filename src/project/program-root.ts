/** Chooses the folder of the program around a folder: the same one from wherever in it somebody looks. */
import { access } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { CONFIGURATION_NAMES } from '../protocol/configuration.ts';
import { folderOf, toForwardSlashes } from './paths.ts';
import { readText } from './read-file.ts';

/** Files of which a workspace of several packages has one in its top folder, besides a package.json that says so. */
const OF_WORKSPACES = ['pnpm-workspace.yaml', 'nx.json', 'lerna.json', 'turbo.json', 'rush.json'];
/** Files in the top folder of a project. */
const OF_PROJECTS = ['package.json', 'tsconfig.json', 'jsconfig.json', 'deno.json', ...CONFIGURATION_NAMES];

/**
 * The root of the Git repository if it is a project in JavaScript itself; else the root of the workspace; else the
 * package; else the folder. A home folder or one for temporary files is no project, whatever lies in it.
 * @param folder absolute, with forward slashes
 */
export async function programAround(folder: string): Promise<string> {
  const above = await projectsAround(folder);
  const repository = above.find(({ isRepository }) => isRepository);
  const within = repository ? above.slice(0, above.indexOf(repository) + 1) : above;
  const root =
    (repository?.isProject ? repository : undefined) ??
    within.findLast(({ isWorkspace }) => isWorkspace) ??
    within.find(({ isPackage }) => isPackage) ??
    within.find(({ isProject }) => isProject);
  return root?.folder ?? folder;
}

interface Place {
  readonly folder: string;
  readonly isRepository: boolean;
  readonly isWorkspace: boolean;
  readonly isPackage: boolean;
  readonly isProject: boolean;
}

/** From the folder outwards. */
async function projectsAround(folder: string): Promise<readonly Place[]> {
  const ends = new Set([toForwardSlashes(homedir()), toForwardSlashes(tmpdir()), '/']);
  const folders: string[] = [];
  for (let at = folder; !ends.has(at) && folderOf(at) !== at; at = folderOf(at)) folders.push(at);
  return Promise.all(folders.map(placeOf));
}

async function placeOf(folder: string): Promise<Place> {
  const [isRepository, ofWorkspace, ofProject, manifest] = await Promise.all([
    exists(`${folder}/.git`),
    hasAny(folder, OF_WORKSPACES),
    hasAny(folder, OF_PROJECTS),
    readText(`${folder}/package.json`, 'configuration').catch(() => undefined),
  ]);
  const isWorkspace = ofWorkspace || (manifest !== undefined && declaresWorkspaces(manifest));
  return { folder, isRepository, isWorkspace, isPackage: manifest !== undefined, isProject: ofProject || isWorkspace };
}

/** A broken manifest declares nothing here; it is reported when it is read as one of the program. */
function declaresWorkspaces(manifest: string): boolean {
  try {
    return Boolean((JSON.parse(manifest) as { workspaces?: unknown } | null)?.workspaces);
  } catch {
    return false;
  }
}

const hasAny = async (folder: string, names: readonly string[]): Promise<boolean> =>
  (await Promise.all(names.map((name) => exists(`${folder}/${name}`)))).includes(true);

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
