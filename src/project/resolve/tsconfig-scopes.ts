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
  const { plain, withTsconfig: auto = plain, loads, with: resolverWith } = (await resolverLibrary()).open(OPTIONS);
  const chains = new ExtendsChains();
  const isLoadable = async (folder: string, file: string) => {
    if (!(await chains.isTooLong(file))) return loads(folder);
    errors.push(fileError(file, `Extends more than ${MAX_EXTENDS} configurations in a row: only the first are used`));
    return false;
  };
  const rootFile = `${root}/tsconfig.json`;
  const isRootLoadable = configurations.includes(rootFile) ? isLoadable(root, rootFile) : loads(root);
  const byFolder = new Map<string, PathResolver>([['/', (await isRootLoadable) ? auto : plain]]);
  await Promise.all(
    scopeFiles(configurations).map(async ([folder, file]) => {
      const isLoaded = file === rootFile ? isRootLoadable : file.endsWith('/tsconfig.json') && isLoadable(folder, file);
      if (await isLoaded) return byFolder.set(folder, auto);
      const { alias, baseFolders } = await readPathAliases(file, errors);
      return byFolder.set(folder, resolverWith({ ...OPTIONS, alias, modules: [...baseFolders, 'node_modules'] }));
    }),
  );
  const of = (folder: string): PathResolver => {
    const known = byFolder.get(folder) ?? of(folderOf(folder));
    byFolder.set(folder, known);
    return known;
  };
  return { plain, of };
}

/** The configuration that applies in each folder that has one. */
function scopeFiles(configurations: readonly string[]): [folder: string, file: string][] {
  const files = new Map<string, string>();
  // In this order, because a tsconfig.json takes precedence over a jsconfig.json beside it.
  for (const name of ['/jsconfig.json', '/tsconfig.json']) {
    for (const file of configurations) if (file.endsWith(name)) files.set(folderOf(file), file);
  }
  return [...files];
}
