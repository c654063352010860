/** The packages of a workspace (npm, Yarn, pnpm, Lerna) by name, whether or not they are linked into node_modules. */
import picomatch from 'picomatch';
import type { FileError } from '../../analysis/index.ts';
import { fileError, unreadable } from '../file-error.ts';
import { folderOf, isWithin } from '../paths.ts';
import { readText } from '../read-file.ts';
import { isObject, readManifests, readObject, strings, type Manifest } from './manifests.ts';

interface WorkspaceGlobs {
  readonly folder: string;
  /** The file that has them. */
  readonly file: string;
  readonly globs: readonly string[];
}

/** The packages of every workspace, including the root, since a package may import itself. */
export class WorkspacePackages {
  /** By workspace folder and name: each of two checkouts in one folder has its own. */
  readonly #byFolder = new Map<string, Map<string, Manifest>>();

  add(folder: string, manifest: Manifest): void {
    const { name } = manifest.fields;
    if (typeof name !== 'string') return;
    const known = this.#byFolder.get(folder);
    if (known) known.set(name, manifest);
    else this.#byFolder.set(folder, new Map([[name, manifest]]));
  }

  /** The package with this name in the nearest workspace around a folder. */
  find(name: string, folder: string): Manifest | undefined {
    for (let at = folder; ; at = folderOf(at)) {
      const found = this.#byFolder.get(at)?.get(name);
      if (found || folderOf(at) === at) return found;
    }
  }
}

/**
 * Whether the workspace that begins in a folder, if one does, has the package in another folder.
 * @param folder absolute, with forward slashes
 */
export async function isWorkspaceOf(folder: string, candidate: string): Promise<boolean> {
  // Whoever analyzes the program reports what is wrong with these files.
  const errors: FileError[] = [];
  const files = [`${folder}/pnpm-workspace.yaml`, `${folder}/lerna.json`];
  const [manifests, ...others] = await Promise.all([
    readManifests([`${folder}/package.json`], errors),
    ...files.map((file) => readWorkspaceFile(file, errors)),
  ]);
  return [...manifests.map(declaredIn), ...others].some((workspace) => memberTest(workspace, errors)(candidate));
}

/** @param configurations all configuration files of the project */
export async function findWorkspacePackages(
  root: string,
  configurations: readonly string[],
  manifests: readonly Manifest[],
  errors: FileError[],
): Promise<WorkspacePackages> {
  const workspaces = [
    ...manifests.map(declaredIn),
    ...(await Promise.all(configurations.filter(isWorkspaceFile).map((file) => readWorkspaceFile(file, errors)))),
  ].filter(({ globs }) => globs.length > 0);
  const packages = new WorkspacePackages();
  for (const manifest of manifests) if (manifest.folder === root) packages.add(root, manifest);
  for (const workspace of workspaces) {
    const isMember = memberTest(workspace, errors);
    for (const manifest of manifests) if (isMember(manifest.folder)) packages.add(workspace.folder, manifest);
  }
  return packages;
}

const declaredIn = ({ folder, file, fields: { workspaces: declared } }: Manifest): WorkspaceGlobs => ({
  folder,
  file,
  globs: strings(isObject(declared) ? declared.packages : declared),
});

function isWorkspaceFile(file: string): boolean {
  return file.endsWith('/pnpm-workspace.yaml') || file.endsWith('/lerna.json');
}

async function readWorkspaceFile(file: string, errors: FileError[]): Promise<WorkspaceGlobs> {
  const folder = folderOf(file);
  if (file.endsWith('.json')) return { folder, file, globs: strings((await readObject(file, errors))?.packages) };
  let text: string;
  try {
    text = await readText(file, 'configuration');
  } catch (error) {
    errors.push(unreadable(file, error));
    return { folder, file, globs: [] };
  }
  // Loaded here, because few projects have such a file.
  const { LineCounter, parseDocument } = await import('yaml');
  const document = parseDocument(text, { lineCounter: new LineCounter() });
  const [problem] = document.errors;
  if (problem) {
    const { line, col } = problem.linePos?.[0] ?? { line: 1, col: 1 };
    errors.push(fileError(file, `Is not valid YAML: ${problem.message.split('\n')[0]}`, [line, col, line, col]));
    return { folder, file, globs: [] };
  }
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    // Aliases that unfold to more than the parser allows.
    errors.push(fileError(file, `Is not valid YAML: ${(error as Error).message}`));
  }
  return { folder, file, globs: strings(isObject(content) ? content.packages : undefined) };
}

/** Characters of a pattern: the longest that anybody writes has some dozens, and matching takes as long as it is. */
const MAX_GLOB = 1_000;

function memberTest({ folder, file, globs }: WorkspaceGlobs, errors: FileError[]): (candidate: string) => boolean {
  const [wanted, unwanted] = [false, true].map((isNegated) =>
    globs.filter((glob) => glob.startsWith('!') === isNegated).flatMap((glob) => cleaned(glob, file, errors)),
  ) as [string[], string[]];
  // `./` and the like name the folder itself, which is a member in any case.
  const matches = wanted.length > 0 ? picomatch(wanted, { ignore: unwanted }) : () => false;
  return (candidate) =>
    candidate === folder || (isWithin(folder, candidate) && matches(candidate.slice(folder.length + 1)));
}

function cleaned(glob: string, file: string, errors: FileError[]): string[] {
  const pattern = glob
    .replace(/^!/, '')
    .replace(/^(?:\.?\/)+/, '')
    .replace(/(?<!\/)\/+$/, '');
  if (pattern.length > MAX_GLOB) {
    errors.push(fileError(file, `A workspace pattern has more than ${MAX_GLOB} characters: not used`));
    return [];
  }
  return pattern === '' || pattern === '.' ? [] : [pattern];
}
