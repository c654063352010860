/** A snapshot of a few files and of what they import, where nobody opened a folder: around them may be a whole disk. */
import type { FileFacts } from '../analysis/index.ts';
import { CONFIGURATION_NAMES } from '../protocol/configuration.ts';
import { stampsOf, type Stamp } from './cache/stamp.ts';
import type { DiskState } from './disk-state.ts';
import type { FactsStore, StoreOptions } from './facts-store.ts';
import { unreadable } from './file-error.ts';
import { folderOf, isWithin } from './paths.ts';
import { ImportResolver } from './resolve/index.ts';
import { isSource, isTemplate, packagesAround } from './source-files.ts';

/** The maximum number of imported files: more would take too long for a user who opened a single file. */
const MAX_FILES = 200;
/** Configuration beside the files: others would have to be looked for. */
const CONFIGURATIONS = ['package.json', 'tsconfig.json', 'jsconfig.json', ...CONFIGURATION_NAMES];

/** The facts of a document that is open and not on disk. */
export type Unsaved = (path: string) => { readonly hash: string; readonly facts: FileFacts } | undefined;

/** Of a document that is not on disk: it never changes there. */
const UNSAVED: Stamp = { modified: 0, changed: 0, size: 0 };

/**
 * @param root imports that lead out of this folder are not followed
 * @param paths the files; absolute
 * @throws the signal's reason on abort
 */
export async function lookAtFew(
  root: string,
  paths: readonly string[],
  store: FactsStore,
  options: StoreOptions & { readonly unsaved?: Unsaved | undefined },
): Promise<DiskState> {
  const beside = [...new Set(paths.map(folderOf))].flatMap((folder) =>
    CONFIGURATIONS.map((name) => `${folder}/${name}`),
  );
  const configurations = await stampsOf(beside);
  const sources = new Map<string, Stamp>();
  let found: readonly string[] = paths;
  while (found.length > 0) {
    // Each round depends on the one before.
    const stamps = await stampsOf(found.slice(0, MAX_FILES - sources.size));
    if (found === paths)
      for (const path of paths) if (!stamps.has(path)) keepUnsaved(path, stamps, store, options.unsaved);
    for (const [path, stamp] of stamps) sources.set(path, stamp);
    await store.settle(stamps, options);
    await store.load(stamps, options);
    const resolver = await ImportResolver.open({
      root,
      sources: new Set(sources.keys()),
      configurations: [...configurations.keys()],
      links: [],
    });
    found = [...stamps.keys()].flatMap((path) => importedBy(path, store, resolver));
    found = [...new Set(found)].filter((file) => !sources.has(file) && isWithin(root, file) && isRead(file));
  }
  const missing = paths.filter((path) => !sources.has(path));
  return {
    sources: new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1))),
    configurations,
    links: [],
    errors: missing.map((path) => unreadable(path, { code: 'ENOENT' })),
  };
}

const isRead = (file: string): boolean => isSource(file) || isTemplate(file);

function keepUnsaved(path: string, stamps: Map<string, Stamp>, store: FactsStore, unsaved: Unsaved | undefined): void {
  const document = unsaved?.(path);
  if (!document) return;
  store.put(path, UNSAVED, document);
  stamps.set(path, UNSAVED);
}

/** The folder of the package around a file, as far as its imports may lead; without one, its own folder. */
export async function packageAround(file: string): Promise<string> {
  for (let folder = folderOf(file); folder !== folderOf(folder); folder = folderOf(folder))
    if ((await stampsOf([`${folder}/package.json`])).size > 0) return folder;
  return folderOf(file);
}

/** The imports of a file, without installed packages: those are in a folder of packages, unless the file is, too. */
const importedBy = (path: string, store: FactsStore, resolver: ImportResolver): string[] =>
  (store.facts(path)?.imports ?? []).flatMap((request) => {
    const file = resolver.resolve(path, request)?.file;
    return file !== undefined && path.startsWith(packagesAround(file)) ? [file] : [];
  });
