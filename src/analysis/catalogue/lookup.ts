/** Finds the rows of an API by module and path, under all its names. */
import type { ApiPath, ApiTable, CatalogueModule } from './types.ts';

interface Entry<Row> {
  readonly rows: Map<ApiPath, Row[]>;
  readonly aliases: Map<ApiPath, ApiPath>;
  readonly namespaces: Map<string, string>;
}

export interface Lookup<Row> {
  /** The rows of a path, in table order; empty if the module or path is unknown. */
  rows(module: string, path: ApiPath): readonly Row[];
  has(module: string): boolean;
  /** The canonical module and path. */
  canonical(module: string, path: ApiPath): readonly [module: string, path: ApiPath];
}

/**
 * A property of the default export is written like a named export; globals can be reached through the global object.
 */
const DEFAULT_MEMBER = /^(?:default\.)+(?!new$)/;
const GLOBAL_OBJECT = /^(?:(?:globalThis|window|self|global|top|parent)\.)+/;

/** The end offsets of the prefixes of `path`, longest first: before each separator, and at the end. */
function* prefixEnds(path: ApiPath): Generator<number> {
  yield path.length;
  for (let end = path.length - 1; end > 0; end--) if ('.#('.includes(path[end]!)) yield end;
}

const NONE: readonly never[] = [];

/** Builds the maps for tables; takes a millisecond, so it is done once, on demand. */
export function createLookup<Row extends { readonly name: ApiPath }>(
  tables: readonly (ApiTable<Row> & Pick<CatalogueModule, 'namespaces'>)[],
): Lookup<Row> {
  const entries = new Map<string, Entry<Row>>();
  for (const table of tables) {
    for (const module of [table.module, ...(table.sameAs ?? [])]) {
      const entry = entries.get(module) ?? { rows: new Map(), aliases: new Map(), namespaces: new Map() };
      entries.set(module, entry);
      for (const row of table.rows) entry.rows.set(row.name, [...(entry.rows.get(row.name) ?? []), row]);
      for (const [from, to] of Object.entries(table.aliases ?? {})) entry.aliases.set(from, to);
      for (const [name, target] of Object.entries(table.namespaces ?? {})) entry.namespaces.set(name, target);
    }
  }

  /** Caches results: programs call the same few APIs over and over. */
  const asked = new Map<string, Map<ApiPath, readonly Row[]>>();

  /** Replaces the longest prefix that has an alias, until none has. */
  function withoutAliases(entry: Entry<Row>, path: ApiPath): ApiPath {
    if (entry.aliases.size === 0) return path;
    for (const end of prefixEnds(path)) {
      const alias = entry.aliases.get(path.slice(0, end));
      if (alias !== undefined) return withoutAliases(entry, alias + path.slice(end));
    }
    return path;
  }

  function canonical(module: string, written: ApiPath): readonly [string, ApiPath] {
    const path = written.replace(module === 'globals' ? GLOBAL_OBJECT : DEFAULT_MEMBER, '');
    const entry = entries.get(module);
    if (entry === undefined) return [module, path];
    const dot = path.indexOf('.');
    const namespace = dot > 0 ? entry.namespaces.get(path.slice(0, dot)) : undefined;
    return namespace === undefined ? [module, withoutAliases(entry, path)] : canonical(namespace, path.slice(dot + 1));
  }

  return {
    canonical,
    has: (module) => entries.has(module),
    rows(module, path) {
      // Fast path: most modules are in no table.
      if (!entries.has(module)) return NONE;
      const paths = asked.get(module) ?? new Map<ApiPath, readonly Row[]>();
      asked.set(module, paths);
      let found = paths.get(path);
      if (!found) {
        const [target, name] = canonical(module, path);
        paths.set(path, (found = entries.get(target)?.rows.get(name) ?? NONE));
      }
      return found;
    },
  };
}
