/**
 * What blocks in node:vm: code compiled and run on the calling thread, without a time limit; usually a short
 * expression.
 */
import type { CatalogueModule } from '../types.ts';

const run = { workload: 'cpu', cost: 'metadata', grows: 'run time of the code', evidence: 'measured' } as const;
const compile = {
  workload: 'cpu',
  cost: 'content',
  grows: 'length of the code',
  sizeGated: true,
  evidence: 'measured',
} as const;
const note = 'Only a `timeout` ends it.';

export const vm: CatalogueModule = {
  module: 'node:vm',
  sameAs: ['vm'],
  rows: [
    { name: 'runInContext', ...run, note },
    { name: 'runInNewContext', ...run, milliseconds: 0.24, note },
    { name: 'runInThisContext', ...run, milliseconds: 0.003, note },
    { name: 'Script#runInContext', ...run, note },
    { name: 'Script#runInNewContext', ...run, milliseconds: 0.24, note },
    { name: 'Script#runInThisContext', ...run, note },
    { name: 'Script.new', ...compile, milliseconds: 12 },
    { name: 'compileFunction', ...compile },
    { name: 'createContext', ...compile, cost: 'metadata', milliseconds: 0.4, grows: 'number of contexts' },
  ],
};
