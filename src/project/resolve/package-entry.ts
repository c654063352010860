/** Which source file of a workspace package an import means, by the package's exports, main and types. */
import { exports as packageExports, imports as packageImports } from 'resolve.exports';
import { pathIn } from '../paths.ts';
import type { Manifest } from './manifests.ts';
import type { SourceLookup } from './source-lookup.ts';

/** The entry of a package if none of its fields leads to a source file. */
const USUAL_ENTRIES = ['src/index', 'index', 'source/index', 'src/main', 'lib/index', 'main'];
/** Fields that name the entry of a package, from the one about sources to the one about types. */
const ENTRY_FIELDS = ['source', 'module', 'main', 'types', 'typings'];

/**
 * @param subpath the rest of the import after the package's name: `.` or `./feature`
 * @param isRequire imported by `require()`
 */
export function findEntry(
  { folder, fields }: Manifest,
  subpath: string,
  isRequire: boolean,
  lookup: SourceLookup,
): string | undefined {
  const named = [
    ...targets(() => packageExports(fields, subpath, { require: isRequire })),
    ...(subpath === '.' ? ENTRY_FIELDS.map((field) => fields[field]) : [subpath]),
  ];
  const usual = subpath === '.' ? USUAL_ENTRIES : [`src/${subpath}`, `lib/${subpath}`];
  for (const target of named) {
    const found =
      typeof target === 'string' && target.length > 0 && lookup.built(folder, pathIn(folder, `./${target}`));
    if (found) return found;
  }
  for (const target of usual) {
    const found = lookup.file(pathIn(folder, target));
    if (found) return found;
  }
  return undefined;
}

/** The target of `#name` inside a package, by its `imports`. */
export function findOwnImport(
  { folder, fields }: Manifest,
  specifier: string,
  isRequire: boolean,
  lookup: SourceLookup,
): string | undefined {
  for (const target of targets(() => packageImports(fields, specifier, { require: isRequire }))) {
    const found = lookup.built(folder, pathIn(folder, `./${target}`));
    if (found) return found;
  }
  return undefined;
}

function targets(find: () => readonly string[] | void): readonly string[] {
  try {
    return find() ?? [];
  } catch {
    // The package.json does not export this; sources are found all the same.
    return [];
  }
}
