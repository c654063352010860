/** Finds the rows of an API by module and path, under whatever name a program reaches it. */
import type { ApiPath, ApiTable, CatalogueModule } from './types.ts';

interface Entry<Row> {
  readonly rows: Map<ApiPath, Row[]>;
  readonly aliases: Map<ApiPath, ApiPath>;
  readonly namespaces: Map<string, string>;
}

export interface Lookup<Row> {
  /** The rows of a path, in the order of the table; none when the module or the path is not known. */
  rows(module: string, path: ApiPath): readonly Row[];
  has(module: string): boolean;
  /** The module and path by which the tables call this one. */
  canonical(module: string, path: ApiPath): readonly [module: string, path: ApiPath];
}

/**
 * A property of the default export is written like a named export; a global may be reached through the global object.
 */
const DEFAULT_MEMBER = /^(?:default\.)+(?!new$)/;
const GLOBAL_OBJECT = /^(?:(?:globalThis|window|self|global|top|parent)\.)+/;

/** The places where a beginning of `path` ends, longest first: before each separator, and at the end. */
function* beginnings(path: ApiPath): Generator<number> {
  yield path.length;
  for (let end = path.length - 1; end > 0; end--) if ('.#('.includes(path[end]!)) yield end;
}

const NONE: readonly never[] = [];

/** Builds the maps for tables; costs a millisecond, so callers do it once and late. */
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

  /** Programs call the same few APIs again and again. */
  const asked = new Map<string, Map<ApiPath, readonly Row[]>>();

  /** Replaces the longest beginning that has an alias, until none has. */
  function withoutAliases(entry: Entry<Row>, path: ApiPath): ApiPath {
    if (entry.aliases.size === 0) return path;
    for (const end of beginnings(path)) {
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
      // Most modules that a program calls are in no table.
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
