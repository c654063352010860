/** A snapshot of a few files and of what they import, where nobody opened a folder: around them may be a whole disk. */
import { CONFIGURATION_NAMES } from '../protocol/configuration.ts';
import { stampsOf, type Stamp } from './cache/stamp.ts';
import type { DiskState } from './disk-state.ts';
import type { FactsStore, StoreOptions } from './facts-store.ts';
import { unreadable } from './file-error.ts';
import { folderOf, isWithin } from './paths.ts';
import { ImportResolver } from './resolve/index.ts';
import { isSource } from './source-files.ts';

/** Imported files: more would take longer than somebody who opened one file wants to wait. */
const MAX_FILES = 200;
/** Configuration beside the files: others would have to be looked for. */
const CONFIGURATIONS = ['package.json', 'tsconfig.json', 'jsconfig.json', ...CONFIGURATION_NAMES];

/**
 * @param root imports that lead out of this folder are not followed
 * @param paths the files; absolute
 * @throws the signal's reason on abort
 */
export async function lookAtFew(
  root: string,
  paths: readonly string[],
  store: FactsStore,
  options: StoreOptions,
): Promise<DiskState> {
  const beside = [...new Set(paths.map(folderOf))].flatMap((folder) =>
    CONFIGURATIONS.map((name) => `${folder}/${name}`),
  );
  const configurations = await stampsOf(beside);
  const sources = new Map<string, Stamp>();
  let found: readonly string[] = paths;
  while (found.length > 0) {
    // Each round is named by the one before.
    const stamps = await stampsOf(found.slice(0, MAX_FILES - sources.size));
    for (const [path, stamp] of stamps) sources.set(path, stamp);
    await store.settle(stamps, options);
    await store.load(stamps, options);
    const resolver = await ImportResolver.open({
      root,
      sources: new Set(sources.keys()),
      configurations: [...configurations.keys()],
      links: [],
    });
    found = [...stamps.keys()]
      .flatMap((path) => store.facts(path)?.imports.map((request) => resolver.resolve(path, request)?.file) ?? [])
      .filter((file) => file !== undefined)
      .filter((file) => !sources.has(file) && isWithin(root, file) && isSource(file) && !isInstalled(file));
    found = [...new Set(found)];
  }
  const missing = paths.filter((path) => !sources.has(path));
  return {
    sources: new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1))),
    configurations,
    links: [],
    errors: missing.map((path) => unreadable(path, { code: 'ENOENT' })),
  };
}

/** The folder of the package around a file, as far as its imports may lead; without one, its own folder. */
export async function packageAround(file: string): Promise<string> {
  for (let folder = folderOf(file); folder !== folderOf(folder); folder = folderOf(folder))
    if ((await stampsOf([`${folder}/package.json`])).size > 0) return folder;
  return folderOf(file);
}

const isInstalled = (file: string): boolean => file.includes('/node_modules/');
