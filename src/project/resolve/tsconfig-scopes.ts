/** Chooses the resolver for a folder: with its tsconfig.json if that loads, else with what can be read of it. */
import type { FileError } from '../../analysis/index.ts';
import { fileError } from '../file-error.ts';
import { folderOf } from '../paths.ts';
import { ExtendsChains, MAX_EXTENDS } from './extends-chain.ts';
import { readPathAliases } from './path-aliases.ts';
import type { PathOptions, PathResolver } from './path-resolver.ts';
import { resolverLibrary } from './resolver-library.ts';

const OPTIONS: PathOptions = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.json'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  conditionNames: ['node', 'import', 'require', 'default'],
  mainFields: ['main', 'module'],
  builtinModules: true,
  nodePath: false,
};

export interface TsconfigScopes {
  /** Without any tsconfig.json: for files in node_modules. */
  readonly plain: PathResolver;
  /** The resolver for imports of the files in `folder`. */
  of(folder: string): PathResolver;
}

/**
 * @param root absolute path of the project's folder
 * @param configurations its configuration files; errors in those that do not load are added to `errors`
 */
export async function findTsconfigScopes(
  root: string,
  configurations: readonly string[],
  errors: FileError[],
): Promise<TsconfigScopes> {
  const { plain, withTsconfig: auto, loads, with: resolverWith } = (await resolverLibrary()).open(OPTIONS);
  const chains = new ExtendsChains();
  const isLoadable = async (folder: string, file: string) => {
    if (!(await chains.isTooLong(file))) return loads(folder);
    errors.push(fileError(file, `Extends more than ${MAX_EXTENDS} configurations in a row: only the first are used`));
    return false;
  };
  const rootFile = `${root}/tsconfig.json`;
  const isRootLoadable = configurations.includes(rootFile) ? isLoadable(root, rootFile) : loads(root);
  const outside = (await isRootLoadable) ? auto : plain;
  const byFolder = new Map<string, PathResolver>();
  await Promise.all(
    scopeFiles(configurations).map(async ([folder, file]) => {
      const isLoaded = await (file === rootFile
        ? isRootLoadable
        : file.endsWith('/tsconfig.json') && isLoadable(folder, file));
      if (isLoaded && !(await chains.hasReferences(file))) return byFolder.set(folder, auto);
      // What is wrong in one that loads is reported by whoever uses what it says.
      const { alias, baseFolders } = await readPathAliases(file, isLoaded ? [] : errors);
      const read = resolverWith({ ...OPTIONS, alias, modules: [...baseFolders, 'node_modules'] });
      return byFolder.set(folder, isLoaded ? firstOf(auto, read) : read);
    }),
  );
  const of = (folder: string): PathResolver => {
    const parent = folderOf(folder);
    const known = byFolder.get(folder) ?? (parent === folder ? outside : of(parent));
    byFolder.set(folder, known);
    return known;
  };
  return { plain, of };
}

/**
 * A configuration that refers to others with `files`, as Angular's do: the resolver asks which of them lists a file,
 * and what `main.ts` imports is in no list.
 */
const firstOf = (first: PathResolver, second: PathResolver): PathResolver => ({
  resolveFileSync: (file, path) => {
    const found = first.resolveFileSync(file, path);
    return found.path === undefined ? second.resolveFileSync(file, path) : found;
  },
  sync: (folder, path) => first.sync(folder, path),
});

/** The configuration that applies in each folder that has one. */
function scopeFiles(configurations: readonly string[]): [folder: string, file: string][] {
  const files = new Map<string, string>();
  // In this order, because a tsconfig.json takes precedence over a jsconfig.json beside it.
  for (const name of ['/jsconfig.json', '/tsconfig.json']) {
    for (const file of configurations) if (file.endsWith(name)) files.set(folderOf(file), file);
  }
  return [...files];
}
