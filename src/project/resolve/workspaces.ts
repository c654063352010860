/** The packages of a workspace (npm, Yarn, pnpm, Lerna) by name, whether or not they are linked into node_modules. */
import { readFile } from 'node:fs/promises';
import picomatch from 'picomatch';
import type { FileError } from '../../analysis/index.ts';
import { fileError, unreadable } from '../file-error.ts';
import { folderOf, isWithin } from '../paths.ts';
import { isObject, readObject, strings, type Manifest } from './manifests.ts';

interface WorkspaceGlobs {
  readonly folder: string;
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

/** @param configurations all configuration files of the project */
export async function findWorkspacePackages(
  root: string,
  configurations: readonly string[],
  manifests: readonly Manifest[],
  errors: FileError[],
): Promise<WorkspacePackages> {
  const workspaces = [
    ...manifests.map(({ folder, fields: { workspaces: declared } }) => ({
      folder,
      globs: strings(isObject(declared) ? declared.packages : declared),
    })),
    ...(await Promise.all(configurations.filter(isWorkspaceFile).map((file) => readWorkspaceFile(file, errors)))),
  ].filter(({ globs }) => globs.length > 0);
  const packages = new WorkspacePackages();
  for (const manifest of manifests) if (manifest.folder === root) packages.add(root, manifest);
  for (const workspace of workspaces) {
    const isMember = memberTest(workspace);
    for (const manifest of manifests) if (isMember(manifest.folder)) packages.add(workspace.folder, manifest);
  }
  return packages;
}

function isWorkspaceFile(file: string): boolean {
  return file.endsWith('/pnpm-workspace.yaml') || file.endsWith('/lerna.json');
}

async function readWorkspaceFile(file: string, errors: FileError[]): Promise<WorkspaceGlobs> {
  const folder = folderOf(file);
  if (file.endsWith('.json')) return { folder, globs: strings((await readObject(file, errors))?.packages) };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    errors.push(unreadable(file, error));
    return { folder, globs: [] };
  }
  // Loaded here, because few projects have such a file.
  const { LineCounter, parseDocument } = await import('yaml');
  const document = parseDocument(text, { lineCounter: new LineCounter() });
  const [problem] = document.errors;
  if (problem) {
    const { line, col } = problem.linePos?.[0] ?? { line: 1, col: 1 };
    errors.push(fileError(file, `Is not valid YAML: ${problem.message.split('\n')[0]}`, [line, col, line, col]));
    return { folder, globs: [] };
  }
  const content: unknown = document.toJS();
  return { folder, globs: strings(isObject(content) ? content.packages : undefined) };
}

function memberTest({ folder, globs }: WorkspaceGlobs): (candidate: string) => boolean {
  const clean = (glob: string) => glob.replace(/^\.\//, '').replace(/\/+$/, '');
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(clean);
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => clean(glob.slice(1)));
  const matches = picomatch(wanted, { ignore: unwanted });
  return (candidate) =>
    candidate === folder || (isWithin(folder, candidate) && matches(candidate.slice(folder.length + 1)));
}
