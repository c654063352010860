/** Calls of packages in no table that say by their names that they block: `convertSync()`, `crawl('…').sync()`. */
import type { ApiPath, CatalogueRow } from './types.ts';

const BLOCKS_BY_NAME = /(?:^|[.#])(?:sync|\w*[a-z]Sync)$/;

/** Names that mean something else: state that is brought in step, effects that are described. */
const OTHER_MEANINGS: Readonly<Record<string, readonly string[] | undefined>> = {
  'react-dom': ['flushSync'],
  effect: ['sync', 'runSync'],
  'fp-ts': ['sync'],
};

/** Names that say that the work is done in memory: most values are small. */
const IN_MEMORY = /^(?:as|to|from|validate|serialize|deserialize|stringify|encode|decode)(?=[A-Z])/;

/** One row for each, so that rows can be compared. */
const rows = new Map<string, CatalogueRow>();

/** @returns undefined for what Node and the browser have: those are in the tables */
export function unknownSyncRow(module: string, path: ApiPath): CatalogueRow | undefined {
  if (!BLOCKS_BY_NAME.test(path) || module === 'globals' || module.startsWith('node:')) return undefined;
  const name = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('#')) + 1);
  if (OTHER_MEANINGS[module.split('/')[0]!]?.includes(name)) return undefined;
  const key = `${module} ${path}`;
  const known = rows.get(key);
  if (known) return known;
  const row: CatalogueRow = {
    name: path,
    workload: 'io',
    cost: 'content',
    grows: 'size of its input',
    evidence: 'name',
    ...(IN_MEMORY.test(name) && { isSmall: true }),
    note: 'It is in no table: only its name says that it blocks.',
  };
  rows.set(key, row);
  return row;
}
