/** What blocks in node:module: looking up, reading and compiling files. */
import type { CatalogueModule } from '../types.ts';

const disk = { workload: 'io', cost: 'metadata' } as const;

export const module: CatalogueModule = {
  module: 'node:module',
  sameAs: ['module'],
  rows: [
    {
      name: 'createRequire()',
      ...disk,
      cached: true,
      evidence: 'docs',
      note: 'A module is read and compiled the first time, then cached.',
    },
    { name: 'createRequire()#resolve', ...disk, cached: true, evidence: 'docs' },
    { name: 'findPackageJSON', ...disk, evidence: 'docs', since: '22.14.0' },
    { name: 'register', ...disk, evidence: 'docs', note: 'It waits for the thread that runs the hooks.' },
    {
      name: 'stripTypeScriptTypes',
      workload: 'cpu',
      cost: 'content',
      milliseconds: 20,
      grows: 'length of the code',
      sizeGated: true,
      since: '22.13.0',
      evidence: 'measured',
    },
  ],
};
