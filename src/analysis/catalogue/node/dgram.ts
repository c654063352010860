/** What blocks in node:dgram. */
import { instead } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const socket = { workload: 'io', cost: 'metadata', since: '26.9.0', evidence: 'runtime' } as const;

export const dgram: CatalogueModule = {
  module: 'node:dgram',
  sameAs: ['dgram'],
  aliases: { 'createSocket()': 'Socket' },
  rows: [
    {
      name: 'Socket#bindSync',
      ...socket,
      twin: instead('node:dgram', 'Socket#bind', 'It emits `listening`, or takes a callback.'),
    },
    {
      name: 'Socket#connectSync',
      ...socket,
      twin: instead('node:dgram', 'Socket#connect', 'It emits `connect`, or takes a callback.'),
    },
  ],
};
