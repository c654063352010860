/** The cost of polling loops: rows like those of blocking calls. */
import type { CatalogueRow } from './types.ts';

/** What a polling loop checks, and what its duration depends on. */
const GROWS = {
  clock: 'the time it waits',
  flag: 'time until other code sets it',
  file: 'time until another process writes it',
  'shared memory': 'time until another thread writes it',
} as const;

export type Polled = keyof typeof GROWS;

const rows = new Map(
  Object.entries(GROWS).map(([name, grows]): [string, CatalogueRow] => [
    name,
    { name, workload: 'wait', cost: 'unbounded', grows, evidence: 'runtime' },
  ]),
);
const all = new Set(rows.values());

export const pollRow = (of: Polled): CatalogueRow => rows.get(of)!;
export const isPoll = (row: CatalogueRow): boolean => all.has(row);
