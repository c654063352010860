/** APIs that send a message to another thread and accept a list of objects to transfer instead of copy. */
import type { ApiPath, ApiTable } from './types.ts';

export interface ChannelRow {
  readonly name: ApiPath;
  /** The transfer list as code. */
  readonly transfer: string;
}

const list = '[buffer]';
const rows = (names: string, transfer: string): ChannelRow[] => names.split(' ').map((name) => ({ name, transfer }));

export const channels: readonly ApiTable<ChannelRow>[] = [
  {
    module: 'node:worker_threads',
    sameAs: ['worker_threads'],
    rows: rows('Worker#postMessage MessagePort#postMessage parentPort.postMessage', list),
  },
  { module: 'globals', rows: rows('Worker#postMessage MessagePort#postMessage', list) },
  { module: 'piscina', aliases: { default: 'Piscina' }, rows: rows('Piscina#run', '{ transferList: [buffer] }') },
  { module: 'tinypool', aliases: { default: 'Tinypool' }, rows: rows('Tinypool#run', '{ transferList: [buffer] }') },
];
