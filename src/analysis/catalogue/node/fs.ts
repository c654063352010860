/** What blocks in node:fs. */
import { awaited, instead, promisified } from '../twins.ts';
import type { CatalogueModule, CatalogueRow, Twin } from '../types.ts';

const measured = { workload: 'io', evidence: 'measured' } as const;
const runtime = { workload: 'io', evidence: 'runtime' } as const;
/** The same call in node:fs/promises. */
const promises = (name: string, note?: string): Twin => awaited('node:fs/promises', name, note);
/** For calls on a file descriptor, which node:fs/promises does not accept. */
const descriptor = (name: string, note?: string): Twin => promisified('node:fs', name, note);

/** Reads or changes a single directory entry or open file. */
const metadata: readonly CatalogueRow[] = [
  { name: 'chmodSync', ...runtime, cost: 'metadata', twin: promises('chmod') },
  { name: 'chownSync', ...runtime, cost: 'metadata', twin: promises('chown') },
  { name: 'closeSync', ...measured, cost: 'metadata', milliseconds: 0.003, twin: descriptor('close') },
  { name: 'fchmodSync', ...runtime, cost: 'metadata', twin: descriptor('fchmod') },
  { name: 'fchownSync', ...runtime, cost: 'metadata', twin: descriptor('fchown') },
  { name: 'fstatSync', ...runtime, cost: 'metadata', twin: descriptor('fstat') },
  { name: 'ftruncateSync', ...runtime, cost: 'metadata', twin: descriptor('ftruncate') },
  { name: 'futimesSync', ...runtime, cost: 'metadata', twin: descriptor('futimes') },
  { name: 'lchownSync', ...runtime, cost: 'metadata', twin: promises('lchown') },
  { name: 'linkSync', ...runtime, cost: 'metadata', twin: promises('link') },
  {
    name: 'lstatSync',
    ...measured,
    cost: 'metadata',
    milliseconds: 0.003,
    twin: promises('lstat', 'It rejects where lstatSync with throwIfNoEntry: false returns undefined.'),
  },
  { name: 'lutimesSync', ...runtime, cost: 'metadata', twin: promises('lutimes') },
  { name: 'mkdirSync', ...runtime, cost: 'metadata', twin: promises('mkdir') },
  { name: 'mkdtempSync', ...measured, cost: 'metadata', milliseconds: 0.1, twin: promises('mkdtemp') },
  {
    name: 'mkdtempDisposableSync',
    ...runtime,
    cost: 'metadata',
    since: '24.4.0',
    twin: promises('mkdtempDisposable', 'Removed by `await using` instead of `using`.'),
  },
  { name: 'openAsBlobSync', ...runtime, cost: 'metadata', since: '26.10.0', twin: awaited('node:fs', 'openAsBlob') },
  { name: 'openSync', ...measured, cost: 'metadata', milliseconds: 0.003, twin: descriptor('open') },
  { name: 'opendirSync', ...runtime, cost: 'metadata', twin: promises('opendir') },
  { name: 'readlinkSync', ...runtime, cost: 'metadata', twin: promises('readlink') },
  { name: 'realpathSync', ...measured, cost: 'metadata', milliseconds: 0.02, twin: promises('realpath') },
  { name: 'realpathSync.native', ...runtime, cost: 'metadata', twin: promises('realpath') },
  { name: 'renameSync', ...runtime, cost: 'metadata', twin: promises('rename') },
  {
    name: 'rmdirSync',
    ...runtime,
    cost: 'content',
    grows: 'number of files below the folder',
    twin: promises('rm'),
    when: { kind: 'option', index: 1, property: 'recursive', value: true },
  },
  { name: 'rmdirSync', ...runtime, cost: 'metadata', twin: promises('rmdir') },
  {
    name: 'statSync',
    ...measured,
    cost: 'metadata',
    milliseconds: 0.003,
    twin: promises('stat', 'It rejects where statSync with throwIfNoEntry: false returns undefined.'),
  },
  { name: 'statfsSync', ...runtime, cost: 'metadata', twin: promises('statfs') },
  { name: 'symlinkSync', ...runtime, cost: 'metadata', twin: promises('symlink') },
  { name: 'truncateSync', ...runtime, cost: 'metadata', twin: promises('truncate') },
  { name: 'unlinkSync', ...runtime, cost: 'metadata', twin: promises('unlink') },
  { name: 'utimesSync', ...runtime, cost: 'metadata', twin: promises('utimes') },
  { name: 'Dir#closeSync', ...runtime, cost: 'metadata', twin: awaited('node:fs', 'Dir#close') },
  { name: 'Dir#readSync', ...runtime, cost: 'metadata', twin: awaited('node:fs', 'Dir#read') },
];

/** Reads and writes of file contents, and directory walks. */
const content: readonly CatalogueRow[] = [
  {
    name: 'appendFileSync',
    addsLine: true,
    ...measured,
    cost: 'content',
    milliseconds: 0.01,
    grows: 'size of the text',
    twin: promises('appendFile'),
  },
  {
    name: 'copyFileSync',
    ...measured,
    cost: 'content',
    milliseconds: 1.3,
    grows: 'size of the file',
    twin: promises('copyFile'),
  },
  {
    name: 'cpSync',
    ...measured,
    cost: 'content',
    milliseconds: 7.6,
    grows: 'number and size of the files',
    twin: promises('cp'),
  },
  {
    name: 'fdatasyncSync',
    ...runtime,
    cost: 'content',
    grows: 'amount of unwritten data',
    twin: descriptor('fdatasync'),
  },
  {
    name: 'fsyncSync',
    ...measured,
    cost: 'content',
    milliseconds: 0.2,
    grows: 'amount of unwritten data',
    twin: descriptor('fsync'),
  },
  {
    name: 'globSync',
    ...runtime,
    cost: 'content',
    grows: 'number of files below the folder',
    since: '22.0.0',
    twin: instead('node:fs/promises', 'glob', 'It returns an async iterator: `await Array.fromAsync(glob(pattern))`.'),
  },
  {
    name: 'readFileSync',
    ...measured,
    cost: 'content',
    milliseconds: 0.5,
    grows: 'size of the file',
    twin: promises('readFile'),
  },
  {
    name: 'readSync',
    ...runtime,
    cost: 'content',
    grows: 'number of bytes read',
    twin: descriptor('read', 'It returns { bytesRead, buffer } instead of the number of bytes.'),
  },
  {
    name: 'readvSync',
    ...runtime,
    cost: 'content',
    grows: 'number of bytes read',
    twin: descriptor('readv', 'It returns { bytesRead, buffers } instead of the number of bytes.'),
  },
  {
    name: 'readdirSync',
    ...measured,
    cost: 'content',
    milliseconds: 47,
    grows: 'number of files below the folder',
    twin: promises('readdir'),
    when: { kind: 'option', index: 1, property: 'recursive', value: true },
  },
  {
    name: 'readdirSync',
    ...measured,
    cost: 'content',
    milliseconds: 0.2,
    grows: 'number of files in the folder',
    twin: promises('readdir'),
  },
  {
    name: 'rmSync',
    ...measured,
    cost: 'content',
    milliseconds: 4.2,
    grows: 'number of files below the folder',
    twin: promises('rm'),
    when: { kind: 'option', index: 1, property: 'recursive', value: true },
  },
  { name: 'rmSync', ...runtime, cost: 'metadata', twin: promises('rm') },
  {
    name: 'writeFileSync',
    ...measured,
    cost: 'content',
    milliseconds: 3.2,
    grows: 'size of the file',
    twin: promises('writeFile'),
  },
  {
    name: 'writeSync',
    ...runtime,
    cost: 'content',
    grows: 'number of bytes written',
    twin: descriptor('write', 'It returns { bytesWritten, buffer } instead of the number of bytes.'),
  },
  {
    name: 'writevSync',
    ...runtime,
    cost: 'content',
    grows: 'number of bytes written',
    twin: descriptor('writev', 'It returns { bytesWritten, buffers } instead of the number of bytes.'),
  },
  {
    name: 'Utf8Stream#flushSync',
    ...runtime,
    cost: 'content',
    grows: 'amount of unwritten text',
    since: '24.6.0',
    twin: instead('node:fs', 'Utf8Stream#flush', 'It takes a callback.'),
  },
];

/** Cheaper than any promise. */
const negligible: readonly CatalogueRow[] = [
  {
    name: 'accessSync',
    ...measured,
    cost: 'negligible',
    milliseconds: 0.002,
    twin: promises('access'),
    keepSync: true,
  },
  {
    name: 'existsSync',
    ...measured,
    cost: 'negligible',
    milliseconds: 0.002,
    keepSync: true,
    twin: promises('access', 'It rejects where existsSync returns false.'),
  },
];

export const fs: CatalogueModule = {
  module: 'node:fs',
  sameAs: ['fs', 'graceful-fs', 'fs-extra', 'original-fs'],
  aliases: { 'opendirSync()': 'Dir', 'promises.opendir()': 'Dir' },
  rows: [...metadata, ...content, ...negligible],
  harmless: {
    lchmodSync: 'Deprecated, and only on macOS.',
    'Dir#readSyncRecursive': 'Internal to Node; Dir#readSync calls it.',
  },
};
