/** Packages that copy, compare and sort values in memory. */
import { each } from '../rows.ts';
import type { CatalogueModule } from '../types.ts';

export const collections: readonly CatalogueModule[] = [
  {
    module: 'lodash',
    sameAs: ['lodash-es'],
    rows: each('cloneDeep cloneDeepWith isEqual isEqualWith merge mergeWith defaultsDeep sortBy orderBy', {
      workload: 'cpu',
      cost: 'content',
      grows: 'size of the values',
      sizeGated: true,
      evidence: 'runtime',
    }),
  },
];
