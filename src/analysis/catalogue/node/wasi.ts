/** What blocks in node:wasi: a whole program run on the calling thread. */
import type { CatalogueModule } from '../types.ts';

const run = { workload: 'cpu', cost: 'content', grows: 'run time of the program', evidence: 'docs' } as const;

export const wasi: CatalogueModule = {
  module: 'node:wasi',
  sameAs: ['wasi'],
  rows: [
    { name: 'WASI#start', ...run },
    { name: 'WASI#initialize', ...run },
  ],
};
