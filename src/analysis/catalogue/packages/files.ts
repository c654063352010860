/** Packages that read, write, copy, move and remove files. */
import { each, paired } from '../rows.ts';
import { awaited, withCallback } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const entry = { workload: 'io', cost: 'metadata', evidence: 'runtime' } as const;
const file = { workload: 'io', cost: 'content', grows: 'size of the file', evidence: 'runtime' } as const;
const tree = { workload: 'io', cost: 'content', grows: 'number of files', evidence: 'runtime' } as const;

const fsExtra: CatalogueModule = {
  module: 'fs-extra',
  sameAs: ['fs-extra/esm'],
  rows: [
    ...paired('fs-extra', 'copySync moveSync emptyDirSync emptydirSync removeSync', tree),
    ...paired(
      'fs-extra',
      'outputFileSync outputJsonSync outputJSONSync readJsonSync readJSONSync writeJsonSync writeJSONSync',
      file,
    ),
    ...paired(
      'fs-extra',
      'createFileSync ensureFileSync createLinkSync ensureLinkSync createSymlinkSync ensureSymlinkSync',
      entry,
    ),
    ...paired('fs-extra', 'ensureDirSync mkdirsSync mkdirpSync', entry),
    ...paired('fs-extra', 'pathExistsSync', { ...entry, cost: 'negligible', keepSync: true }),
  ],
};

const removal: readonly CatalogueModule[] = [
  {
    module: 'rimraf',
    aliases: { sync: 'rimrafSync', 'rimraf.sync': 'rimrafSync', 'rimraf.rimrafSync': 'rimrafSync' },
    rows: paired('rimraf', 'rimrafSync manualSync nativeSync posixSync windowsSync moveRemoveSync', tree),
  },
  {
    module: 'del',
    rows: [
      { name: 'deleteSync', ...tree, twin: awaited('del', 'deleteAsync') },
      { name: 'sync', ...tree, twin: awaited('del', 'default') },
    ],
  },
];

const creation: readonly CatalogueModule[] = [
  {
    module: 'mkdirp',
    aliases: { sync: 'mkdirpSync', 'mkdirp.sync': 'mkdirpSync', 'mkdirp.mkdirpSync': 'mkdirpSync' },
    rows: [
      ...paired('mkdirp', 'mkdirpSync', entry),
      { name: 'manualSync', ...entry, twin: awaited('mkdirp', 'manual') },
      { name: 'nativeSync', ...entry, twin: awaited('mkdirp', 'native') },
    ],
  },
  {
    module: 'make-dir',
    rows: [
      ...paired('make-dir', 'makeDirectorySync', entry),
      { name: 'sync', ...entry, twin: awaited('make-dir', 'default') },
    ],
  },
  { module: 'tmp', rows: paired('tmp', 'fileSync dirSync tmpNameSync', entry, withCallback) },
  { module: 'tempy', rows: paired('tempy', 'temporaryWriteSync writeSync', file) },
];

const copies: readonly CatalogueModule[] = [
  {
    module: 'move-file',
    rows: [
      ...paired('move-file', 'moveFileSync', file),
      ...paired('move-file', 'renameFileSync', entry),
      { name: 'sync', ...file, twin: awaited('move-file', 'default') },
    ],
  },
  {
    module: 'cp-file',
    sameAs: ['copy-file'],
    rows: [...paired('cp-file', 'copyFileSync', file), { name: 'sync', ...file, twin: awaited('cp-file', 'default') }],
  },
  { module: 'write-file-atomic', rows: [{ name: 'sync', ...file, twin: awaited('write-file-atomic', 'default') }] },
  { module: 'node-fetch', rows: paired('node-fetch', 'blobFromSync fileFromSync', entry) },
];

const locks: readonly CatalogueModule[] = [
  { module: 'proper-lockfile', rows: paired('proper-lockfile', 'lockSync unlockSync checkSync', entry) },
  { module: 'lockfile', rows: paired('lockfile', 'lockSync unlockSync checkSync', entry, withCallback) },
];

/** Quick checks that end in `Sync` and take microseconds. */
const checks: readonly CatalogueModule[] = [
  {
    module: 'path-exists',
    rows: paired('path-exists', 'pathExistsSync', { ...entry, cost: 'negligible', keepSync: true }),
  },
  {
    module: 'path-type',
    rows: paired('path-type', 'isFileSync isDirectorySync isSymlinkSync', {
      ...entry,
      cost: 'negligible',
      keepSync: true,
    }),
  },
  {
    module: 'is-docker',
    rows: each('default', { ...entry, evidence: 'source', note: 'It looks once and caches the result.' }),
  },
];

export const files: readonly CatalogueModule[] = [fsExtra, ...removal, ...creation, ...copies, ...locks, ...checks];
