/** System queries in node:os: microseconds. Listed so that nobody looks for an async form. */
import type { CatalogueModule } from '../types.ts';

const quick = { workload: 'io', cost: 'negligible', keepSync: true, evidence: 'measured' } as const;

export const os: CatalogueModule = {
  module: 'node:os',
  sameAs: ['os'],
  rows: [
    { name: 'cpus', ...quick, milliseconds: 0.05 },
    { name: 'networkInterfaces', ...quick, milliseconds: 0.04 },
    { name: 'userInfo', ...quick, milliseconds: 0.006 },
  ],
};
