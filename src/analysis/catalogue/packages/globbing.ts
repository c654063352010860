/** Packages that walk directories. */
import { each, paired } from '../rows.ts';
import { awaited, instead } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const walk = {
  workload: 'io',
  cost: 'content',
  grows: 'number of files below the folder',
  evidence: 'runtime',
} as const;
const rule = { workload: 'io', cost: 'content', grows: 'number of ignore files', evidence: 'runtime' } as const;
const iterator = 'It returns an async iterator.';
const readdir = instead('node:fs/promises', 'readdir', 'It takes { recursive: true, withFileTypes: true }.');

export const globbing: readonly CatalogueModule[] = [
  {
    module: 'glob',
    aliases: {
      sync: 'globSync',
      'glob.sync': 'globSync',
      'glob.globSync': 'globSync',
      'glob.iterateSync': 'globIterateSync',
      'glob.streamSync': 'globStreamSync',
    },
    rows: [
      ...paired('glob', 'globSync Glob#walkSync', walk),
      { name: 'globIterateSync', ...walk, twin: instead('glob', 'globIterate', iterator) },
      {
        name: 'globStreamSync',
        ...walk,
        twin: instead('glob', 'globStream', 'It returns a stream that is filled while it is read.'),
      },
      { name: 'Glob#iterateSync', ...walk, twin: instead('glob', 'Glob#iterate', iterator) },
      {
        name: 'Glob#streamSync',
        ...walk,
        twin: instead('glob', 'Glob#stream', 'It returns a stream that is filled while it is read.'),
      },
    ],
  },
  { module: 'fast-glob', rows: each('sync globSync', { ...walk, twin: awaited('fast-glob', 'default') }) },
  {
    module: 'globby',
    rows: [
      ...paired('globby', 'globbySync', walk),
      ...paired('globby', 'isGitIgnoredSync isIgnoredByIgnoreFilesSync generateGlobTasksSync', rule),
      { name: 'sync', ...walk, twin: awaited('globby', 'default') },
    ],
  },
  { module: 'tinyglobby', rows: paired('tinyglobby', 'globSync', walk) },
  { module: 'klaw-sync', rows: each('default', { ...walk, evidence: 'source', twin: readdir }) },
  { module: 'walk-sync', rows: each('default entries', { ...walk, evidence: 'source', twin: readdir }) },
  { module: 'dir-compare', rows: paired('dir-compare', 'compareSync', walk) },
];
