/** What blocks in node:process and node:inspector. */
import type { CatalogueModule } from '../types.ts';

const report = {
  cost: 'content',
  milliseconds: 1.2,
  grows: 'number of open handles',
  evidence: 'measured',
  diagnostic: true,
} as const;

export const process: CatalogueModule = {
  module: 'node:process',
  sameAs: ['process'],
  rows: [
    {
      name: 'loadEnvFile',
      workload: 'io',
      cost: 'content',
      milliseconds: 0.4,
      grows: 'size of the file',
      since: '20.12.0',
      evidence: 'measured',
      note: 'Load it once, at start-up.',
    },
    { name: 'dlopen', workload: 'io', cost: 'content', grows: 'size of the library', evidence: 'docs' },
    { name: 'report.getReport', ...report, workload: 'cpu' },
    { name: 'report.writeReport', ...report, workload: 'io' },
  ],
};

const waits = {
  workload: 'wait',
  cost: 'unbounded',
  grows: 'time until a debugger attaches',
  evidence: 'docs',
} as const;

export const inspector: CatalogueModule = {
  module: 'node:inspector',
  sameAs: ['inspector', 'inspector/promises', 'node:inspector/promises'],
  rows: [
    { name: 'waitForDebugger', ...waits },
    { name: 'open', ...waits, when: { kind: 'literal', index: 2, value: true } },
  ],
};
