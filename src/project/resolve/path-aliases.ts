/** Reads what it can of the path aliases in a jsconfig.json, or in a tsconfig.json that does not load. */
import type { FileError } from '../../analysis/index.ts';
import { folderOf, pathIn, slashed } from '../paths.ts';
import { basesOf, MAX_EXTENDS, referencesOf } from './extends-chain.ts';
import { isObject, readObject, strings } from './manifests.ts';

/** Aliases in the resolver's notation: `@/*` to absolute targets with `*`. */
export interface PathAliases {
  readonly alias: Record<string, string[]>;
  /** Base folders of non-relative imports; absolute. */
  readonly baseFolders: readonly string[];
}

interface Found {
  readonly paths: Readonly<Record<string, string[]>>;
  readonly baseFolder: string | undefined;
}

const NONE: Found = { paths: {}, baseFolder: undefined };

/** Follows `extends` and `references` as far as possible; skips what is not installed or generated yet. */
export async function readPathAliases(file: string, errors: FileError[]): Promise<PathAliases> {
  const seen = new Set<string>();
  const found: Found[] = [];
  // In order: the first configuration seen in a chain takes
  // precedence
  const references = referencesOf(file, await readObject(file, [], { optional: true }));
  for (const configuration of [file, ...references]) found.push(await readChain(configuration, seen, errors));
  const alias: Record<string, string[]> = {};
  for (const { paths } of found) {
    for (const [pattern, targets] of Object.entries(paths)) {
      // `*` alone would match every package: it says no more than a base folder does.
      if (pattern !== '*') alias[pattern.includes('*') ? pattern : `${pattern}$`] ??= targets;
    }
  }
  return { alias, baseFolders: found.flatMap(({ baseFolder }) => baseFolder ?? []) };
}

/** A configuration and what it extends; the nearer one wins. */
async function readChain(file: string, seen: Set<string>, errors: FileError[]): Promise<Found> {
  if (seen.has(file) || seen.size > MAX_EXTENDS) return NONE;
  seen.add(file);
  const content = await readObject(file, errors, { optional: true });
  if (!content) return NONE;
  const folder = folderOf(file);
  const extended: Found[] = [];
  // In order: what was seen first is not read again.
  for (const base of basesOf(file, content)) extended.push(await readChain(base, seen, errors));
  const options = isObject(content.compilerOptions) ? content.compilerOptions : {};
  const baseFolder =
    typeof options.baseUrl === 'string'
      ? pathIn(folder, slashed(options.baseUrl))
      : extended.findLast((base) => base.baseFolder !== undefined)?.baseFolder;
  if (!isObject(options.paths))
    return { paths: extended.findLast(({ paths }) => Object.keys(paths).length > 0)?.paths ?? {}, baseFolder };
  const paths = Object.entries(options.paths).map(
    ([pattern, targets]) =>
      [pattern, strings(targets).map((target) => pathIn(baseFolder ?? folder, slashed(target)))] as const,
  );
  return { paths: Object.fromEntries(paths), baseFolder };
}
