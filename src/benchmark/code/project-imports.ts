/**
 * Resolves the imports of the user's files: their own files, which are compiled too, or packages, which are loaded from
 * where they are installed.
 */
import { isBuiltin } from 'node:module';
import { dirname, resolve } from 'node:path';
import { resolverLibrary, type PathOptions } from '../../project/resolve/resolver-library.ts';

const OPTIONS: PathOptions = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.node'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  conditionNames: ['node', 'import', 'module-sync', 'default'],
  mainFields: ['main', 'module'],
};
const FOR_REQUIRE: PathOptions = { ...OPTIONS, conditionNames: ['node', 'require', 'module-sync', 'default'] };

export type ImportTarget =
  | { readonly file: string }
  /** Absolute path of a package's file, or the name of a built-in module. */
  | { readonly external: string };

/** The target of an import; undefined: unresolved. */
export type ResolveImport = (from: string, specifier: string, kind: 'import' | 'require') => ImportTarget | undefined;

/**
 * @param texts contents that replace files on disk, or that are not on disk
 * @param library default: the native one, or another where it does not load
 */
export async function createImports(
  texts: ReadonlyMap<string, string>,
  library = resolverLibrary(),
): Promise<ResolveImport> {
  const { open } = await library;
  const resolvers = { import: open(OPTIONS).withTsconfig, require: open(FOR_REQUIRE).withTsconfig };
  return (from, specifier, kind) => {
    if (isBuiltin(specifier)) return { external: specifier };
    const unsaved = specifier.startsWith('.') ? textFor(resolve(dirname(from), specifier), texts) : undefined;
    if (unsaved !== undefined) return { file: unsaved };
    const { path } = resolvers[kind].resolveFileSync(from, specifier);
    if (path === undefined) return undefined;
    return /[\\/]node_modules[\\/]/.test(path) || path.endsWith('.node') ? { external: path } : { file: path };
  };
}

/** The path of the given text that an import of `path` means. */
function textFor(path: string, texts: ReadonlyMap<string, string>): string | undefined {
  const bare = path.replace(/\.([cm]?)jsx?$/, '.$1ts');
  return [path, bare, `${bare}x`, ...OPTIONS.extensions!.map((extension) => path + extension)].find((candidate) =>
    texts.has(candidate),
  );
}
