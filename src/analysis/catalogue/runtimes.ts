/** What blocks in Deno and Bun: their own functions beside those of Node. */
import { each, paired } from './rows.ts';
import { awaited, instead, promisified } from './twins.ts';
import type { CatalogueModule, CatalogueRow } from './types.ts';

const file = { workload: 'io', cost: 'content', grows: 'size of the file', evidence: 'docs' } as const;
const entry = { workload: 'io', cost: 'metadata', evidence: 'docs' } as const;
const tree = { ...file, grows: 'number of entries' } as const;
const run = { workload: 'io', cost: 'heavy', grows: 'time the process runs', evidence: 'docs' } as const;
const pack = { workload: 'cpu', cost: 'content', grows: 'size of the input', evidence: 'docs' } as const;
const hash = { workload: 'cpu', cost: 'heavy', grows: 'cost of the algorithm', evidence: 'docs' } as const;
const query = { workload: 'io', cost: 'content', grows: 'number of rows', evidence: 'docs' } as const;
const note = 'There is no async form; run the statements in a worker.';

const deno: CatalogueModule = {
  module: 'globals',
  aliases: { 'Deno.openSync()': 'Deno.FsFile', 'Deno.open()': 'Deno.FsFile' },
  rows: [
    ...paired(
      'globals',
      'Deno.readFileSync Deno.readTextFileSync Deno.writeFileSync Deno.writeTextFileSync Deno.copyFileSync',
      file,
    ),
    ...paired(
      'globals',
      'Deno.statSync Deno.lstatSync Deno.mkdirSync Deno.renameSync Deno.realPathSync Deno.readLinkSync Deno.linkSync ' +
        'Deno.symlinkSync Deno.truncateSync Deno.chmodSync Deno.chownSync Deno.utimeSync Deno.makeTempDirSync ' +
        'Deno.makeTempFileSync Deno.openSync Deno.createSync',
      entry,
    ),
    ...paired('globals', 'Deno.removeSync Deno.readDirSync', tree),
    { name: 'Deno.Command#outputSync', ...run, twin: awaited('globals', 'Deno.Command#output') },
    ...paired('globals', 'Deno.FsFile#readSync Deno.FsFile#writeSync', { ...file, grows: 'number of bytes' }),
    ...paired('globals', 'Deno.FsFile#syncSync Deno.FsFile#syncDataSync', { ...file, grows: 'speed of the disk' }),
  ],
};

/** Functions of the global `Bun`, which the module `bun` exports as well. */
const bunRows = (module: string, prefix: string): readonly CatalogueRow[] => [
  { name: `${prefix}spawnSync`, ...run, twin: instead(module, `${prefix}spawn`, 'Await `exited` of what it returns.') },
  ...['gzip', 'gunzip', 'deflate', 'inflate'].map((name) => ({
    name: `${prefix}${name}Sync`,
    ...pack,
    twin: promisified('node:zlib', name === 'deflate' || name === 'inflate' ? `${name}Raw` : name),
  })),
  ...['zstdCompress', 'zstdDecompress'].map((name) => ({
    name: `${prefix}${name}Sync`,
    ...pack,
    twin: awaited(module, `${prefix}${name}`),
  })),
  ...['hash', 'verify'].map((name) => ({
    name: `${prefix}password.${name}Sync`,
    ...hash,
    milliseconds: 100,
    twin: awaited(module, `${prefix}password.${name}`),
  })),
  {
    name: `${prefix}sleepSync`,
    workload: 'wait',
    cost: 'unbounded',
    grows: 'time it is told to wait',
    evidence: 'docs',
    twin: awaited(module, `${prefix}sleep`),
  },
];

const bunSqlite: CatalogueModule = {
  module: 'bun:sqlite',
  aliases: {
    default: 'Database',
    'Database#prepare()': 'Statement',
    'Database#query()': 'Statement',
    'Statement#as()': 'Statement',
  },
  rows: [
    { name: 'Database.new', ...query, cost: 'metadata', grows: 'size of its journal' },
    ...each('Database#exec Database#transaction() Statement#all Statement#values Statement#iterate', {
      ...query,
      note,
    }),
    ...each('Database#run Statement#run', {
      ...query,
      grows: 'number of commits',
      note: 'Each write outside a transaction waits for the disk.',
    }),
    { name: 'Database#serialize', ...query, grows: 'size of the database', note },
    { name: 'Statement#get', ...query, cost: 'negligible', keepSync: true },
  ],
};

export const runtimes: readonly CatalogueModule[] = [
  deno,
  { module: 'globals', rows: bunRows('globals', 'Bun.') },
  { module: 'bun', rows: bunRows('bun', '') },
  bunSqlite,
];
