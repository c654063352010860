/** What blocks in node:zlib; the figures are for two megabytes of hexadecimal text. */
import { each } from '../rows.ts';
import { promisified } from '../twins.ts';
import type { CatalogueModule, CatalogueRow } from '../types.ts';

const FORMATS: readonly (readonly [twin: string, cost: CatalogueRow['cost'], milliseconds: number, since?: string])[] =
  [
    ['brotliCompress', 'heavy', 2099],
    ['brotliDecompress', 'content', 5],
    ['deflate', 'content', 43],
    ['deflateRaw', 'content', 43],
    ['gunzip', 'content', 19],
    ['gzip', 'content', 47],
    ['inflate', 'content', 8],
    ['inflateRaw', 'content', 8],
    ['unzip', 'content', 8],
    ['zstdCompress', 'content', 17, '22.15.0'],
    ['zstdDecompress', 'content', 5, '22.15.0'],
  ];

const input = { workload: 'cpu', grows: 'size of the input' } as const;

export const zlib: CatalogueModule = {
  module: 'node:zlib',
  sameAs: ['zlib'],
  rows: [
    ...FORMATS.map(([twin, cost, milliseconds, since]) => ({
      name: `${twin}Sync`,
      ...input,
      cost,
      milliseconds,
      evidence: 'measured' as const,
      twin: promisified('node:zlib', twin),
      ...(since === undefined ? {} : { since }),
    })),
    ...each('createZipArchiveSync ZipEntry.createSync ZipFile.openSync', {
      ...input,
      cost: 'content',
      since: '26.9.0',
      evidence: 'runtime',
      note: 'It is experimental.',
    }),
  ],
};
