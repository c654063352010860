/** What blocks in node:v8: copies of values, and heap snapshots, which stop everything else. */
import type { CatalogueModule } from '../types.ts';

const cpu = { workload: 'cpu', evidence: 'measured' } as const;
const ofHeap = { ...cpu, cost: 'heavy', grows: 'size of the heap', diagnostic: true } as const;

export const v8: CatalogueModule = {
  module: 'node:v8',
  sameAs: ['v8'],
  rows: [
    {
      name: 'serialize',
      ...cpu,
      cost: 'content',
      milliseconds: 52,
      grows: 'size of the value',
      sizeGated: true,
      payload: 'objects',
    },
    { name: 'deserialize', ...cpu, cost: 'content', grows: 'size of the value', sizeGated: true, payload: 'objects' },
    { name: 'writeHeapSnapshot', ...ofHeap, milliseconds: 948 },
    { name: 'getHeapSnapshot', ...ofHeap, evidence: 'docs' },
    { name: 'queryObjects', ...ofHeap, evidence: 'docs', since: '20.13.0' },
    { name: 'takeCoverage', ...cpu, evidence: 'docs', cost: 'heavy', grows: 'amount of code loaded' },
  ],
};
