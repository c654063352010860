/** What a loop costs that polls instead of waiting: rows like those of blocking calls, for what is no call. */
import type { CatalogueRow } from './types.ts';

/** What a polling loop looks at, and how long it does. */
const GROWS = {
  clock: 'the time it waits',
  flag: 'time until somebody else sets it',
  file: 'time until somebody else writes it',
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
