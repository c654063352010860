/** Packages that compress, decompress and pack files. */
import { each, paired } from '../rows.ts';
import { awaited, instead, promisified } from '../twins.ts';
import type { CatalogueModule, CatalogueRow } from '../types.ts';

const bytes = { workload: 'cpu', cost: 'content', grows: 'size of the input', evidence: 'runtime' } as const;
const archive = { workload: 'io', cost: 'content', grows: 'size of the archive', evidence: 'runtime' } as const;
const tree = { ...archive, grows: 'number and size of the files' } as const;

/** Functions of pako and the equivalents in node:zlib. */
const PAKO: readonly (readonly [name: string, twin: string])[] = [
  ['deflate', 'deflate'],
  ['deflateRaw', 'deflateRaw'],
  ['gzip', 'gzip'],
  ['inflate', 'inflate'],
  ['inflateRaw', 'inflateRaw'],
  ['ungzip', 'gunzip'],
];

const tar = (name: string): CatalogueRow => ({
  name,
  ...tree,
  when: { kind: 'option', index: 0, property: 'sync', value: true },
  twin: instead('tar', name, 'Leave out { sync: true }, and await it.'),
});

export const archives: readonly CatalogueModule[] = [
  {
    module: 'fflate',
    rows: paired(
      'fflate',
      'compressSync decompressSync deflateSync gunzipSync gzipSync inflateSync unzipSync unzlibSync zipSync zlibSync',
      bytes,
      promisified,
    ),
  },
  {
    module: 'pako',
    rows: PAKO.map(([name, twin]) => ({
      name,
      ...bytes,
      twin: instead('node:zlib', twin, 'In Node; it takes a callback or promisify, and returns a Buffer.'),
    })),
  },
  {
    module: 'adm-zip',
    rows: [
      { name: 'default.new', ...archive, note: 'Given a path, it reads the whole archive.' },
      { name: 'default#addLocalFile', ...archive, grows: 'size of the file' },
      { name: 'default#addLocalFolder', ...tree, twin: awaited('adm-zip', 'default#addLocalFolderPromise') },
      {
        name: 'default#extractAllTo',
        ...tree,
        twin: instead('adm-zip', 'default#extractAllToAsync', 'It takes a callback at the end.'),
      },
      { name: 'default#extractEntryTo', ...archive, grows: 'size of the entry' },
      { name: 'default#readAsText', ...archive, grows: 'size of the entry' },
      {
        name: 'default#readFile',
        ...archive,
        grows: 'size of the entry',
        twin: instead('adm-zip', 'default#readFileAsync', 'It takes a callback at the end.'),
      },
      {
        name: 'default#toBuffer',
        ...archive,
        when: { kind: 'no-callback' },
        twin: awaited('adm-zip', 'default#toBufferPromise'),
      },
      {
        name: 'default#writeZip',
        ...archive,
        when: { kind: 'no-callback' },
        twin: awaited('adm-zip', 'default#writeZipPromise'),
      },
    ],
  },
  {
    module: 'tar',
    aliases: { c: 'create', r: 'replace', t: 'list', u: 'update', x: 'extract' },
    rows: [
      ...['create', 'extract', 'list', 'replace', 'update'].map(tar),
      ...each('PackSync#add PackSync#write UnpackSync#write UnpackSync#end', tree),
    ],
    harmless: {
      PackSync: 'A class; its methods have their own rows.',
      UnpackSync: 'A class; its methods have their own rows.',
      WriteEntrySync: 'A part of PackSync.',
    },
  },
  { module: 'snappy', rows: paired('snappy', 'compressSync uncompressSync', { ...bytes, evidence: 'typings' }) },
  {
    module: 'lz4',
    rows: [
      ...each('encode encodeBlock encodeBlockHC', {
        ...bytes,
        evidence: 'source',
        twin: instead('lz4', 'createEncoderStream', 'A stream yields between chunks.'),
      }),
      ...each('decode decodeBlock', {
        ...bytes,
        evidence: 'source',
        twin: instead('lz4', 'createDecoderStream', 'A stream yields between chunks.'),
      }),
    ],
  },
];
