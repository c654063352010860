/** Databases that run in the process and return results synchronously. */
import { each } from '../rows.ts';
import { awaited } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const query = { workload: 'io', cost: 'content', grows: 'number of rows', evidence: 'source' } as const;
const point = { workload: 'io', cost: 'negligible', keepSync: true, evidence: 'source' } as const;
const commit = {
  ...query,
  grows: 'number of commits',
  note: 'Each write outside a transaction waits for the disk.',
} as const;
const note = 'There is no async form; run the statements in a worker.';

const betterSqlite3: CatalogueModule = {
  module: 'better-sqlite3',
  sameAs: ['libsql', 'better-sqlite3-multiple-ciphers'],
  aliases: {
    Database: 'default',
    'default#prepare()': 'Statement',
    'Statement#bind()': 'Statement',
    'Statement#expand()': 'Statement',
    'Statement#pluck()': 'Statement',
    'Statement#raw()': 'Statement',
    'Statement#safeIntegers()': 'Statement',
    'default#transaction()#deferred': 'default#transaction()',
    'default#transaction()#exclusive': 'default#transaction()',
    'default#transaction()#immediate': 'default#transaction()',
  },
  rows: [
    { name: 'default.new', ...query, cost: 'metadata', grows: 'size of its journal' },
    { name: 'default#exec', ...query, note },
    { name: 'default#loadExtension', ...query, cost: 'metadata', grows: 'size of the extension' },
    { name: 'default#pragma', ...query, cost: 'metadata' },
    { name: 'default#serialize', ...query, grows: 'size of the database', note },
    { name: 'default#transaction()', ...query, grows: 'number of statements', note },
    { name: 'Statement#all', ...query, note },
    { name: 'Statement#iterate', ...query, note },
    { name: 'Statement#run', ...commit },
    { name: 'Statement#get', ...point },
  ],
};

const wasm: CatalogueModule = {
  module: 'node-sqlite3-wasm',
  aliases: { 'Database#prepare()': 'Statement' },
  rows: [
    { name: 'Database.new', ...query, cost: 'metadata', evidence: 'typings' },
    ...each('Database#all Database#exec Statement#all', { ...query, evidence: 'typings', note }),
    ...each('Database#run Statement#run', { ...commit, evidence: 'typings' }),
    ...each('Database#get Statement#get', { ...point, evidence: 'typings' }),
  ],
};

const memory = { workload: 'cpu', cost: 'content', grows: 'number of rows', evidence: 'runtime' } as const;

const sqlJs: CatalogueModule = {
  module: 'sql.js',
  aliases: { 'default()#Database': 'Database', 'Database#prepare()': 'Statement' },
  rows: [
    { name: 'Database.new', ...memory, grows: 'size of the database', sizeGated: true },
    { name: 'Database#export', ...memory, grows: 'size of the database' },
    ...each('Database#each Database#exec Database#run', { ...memory, note }),
    ...each('Statement#run Statement#step', { ...memory, cost: 'metadata' }),
  ],
};

const lmdb: CatalogueModule = {
  module: 'lmdb',
  aliases: { 'open()': 'Database', RootDatabase: 'Database', 'Database#openDB()': 'Database' },
  rows: [
    { name: 'open', ...query, cost: 'metadata', evidence: 'typings' },
    { name: 'Database#get', ...point, evidence: 'typings', note: 'It reads from mapped memory.' },
    { name: 'Database#getRange', ...query, evidence: 'typings', sizeGated: true },
    ...['put', 'remove', 'transaction', 'clear', 'drop'].map((name) => ({
      name: `Database#${name}Sync`,
      ...commit,
      evidence: 'typings' as const,
      note: 'It waits for the disk.',
      twin: awaited('lmdb', name === 'clear' ? 'Database#clearAsync' : `Database#${name}`),
    })),
  ],
};

export const databases: readonly CatalogueModule[] = [betterSqlite3, wasm, sqlJs, lmdb];
