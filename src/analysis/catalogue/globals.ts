/** What blocks in the language itself, and in globals of both Node and browsers. */
import { instead } from './twins.ts';
import type { CatalogueModule } from './types.ts';

const large = { workload: 'cpu', cost: 'content', sizeGated: true } as const;
const load = { workload: 'io', cost: 'metadata', cached: true, evidence: 'docs' } as const;

export const globals: CatalogueModule = {
  module: 'globals',
  namespaces: { process: 'node:process' },
  rows: [
    {
      name: 'Atomics.wait',
      workload: 'wait',
      cost: 'unbounded',
      notInPages: true,
      grows: 'time until another thread notifies',
      evidence: 'docs',
      twin: instead('globals', 'Atomics.waitAsync', 'It returns { async, value }; value may be a promise.'),
    },
    { name: 'require', ...load, note: 'A module is read and compiled the first time, then cached.' },
    { name: 'require.resolve', ...load },
    {
      name: 'JSON.parse',
      ...large,
      payload: 'objects',
      milliseconds: 57,
      perByte: 7.6,
      grows: 'length of the text',
      evidence: 'measured',
    },
    {
      name: 'JSON.stringify',
      ...large,
      payload: 'objects',
      milliseconds: 30,
      grows: 'size of the value',
      evidence: 'measured',
    },
    {
      name: 'structuredClone',
      ...large,
      payload: 'objects',
      milliseconds: 156,
      grows: 'size of the value',
      evidence: 'measured',
    },
    { name: 'eval', ...large, grows: 'run time of the code', evidence: 'docs' },
    {
      name: 'WebAssembly.Module.new',
      ...large,
      grows: 'size of the module',
      evidence: 'docs',
      twin: instead('globals', 'WebAssembly.compile', 'It takes the same bytes and returns a promise.'),
    },
    {
      name: 'WebAssembly.Instance.new',
      ...large,
      grows: 'size of the module',
      evidence: 'docs',
      twin: instead('globals', 'WebAssembly.instantiate', 'It takes the same arguments and returns a promise.'),
    },
  ],
};
