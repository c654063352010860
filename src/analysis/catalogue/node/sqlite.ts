/** What blocks in node:sqlite: everything but backup(). */
import type { CatalogueModule } from '../types.ts';

const rows = {
  workload: 'io',
  cost: 'content',
  grows: 'number of rows',
  evidence: 'measured',
  since: '22.5.0',
} as const;
const note = 'There is no async form; run the statements in a worker.';

export const sqlite: CatalogueModule = {
  module: 'node:sqlite',
  aliases: { 'DatabaseSync#prepare()': 'StatementSync', 'DatabaseSync#createTagStore()': 'SQLTagStore' },
  rows: [
    { name: 'DatabaseSync.new', ...rows, cost: 'metadata', milliseconds: 0.03, grows: 'size of its journal' },
    { name: 'DatabaseSync#exec', ...rows, milliseconds: 1, note },
    { name: 'DatabaseSync#applyChangeset', ...rows, evidence: 'runtime', grows: 'size of the changeset', note },
    {
      name: 'DatabaseSync#loadExtension',
      ...rows,
      evidence: 'runtime',
      cost: 'metadata',
      grows: 'size of the extension',
    },
    {
      name: 'DatabaseSync#serialize',
      ...rows,
      evidence: 'runtime',
      grows: 'size of the database',
      since: '26.1.0',
      note,
    },
    {
      name: 'DatabaseSync#deserialize',
      ...rows,
      evidence: 'runtime',
      grows: 'size of the database',
      since: '26.1.0',
      note,
    },
    { name: 'StatementSync#all', ...rows, milliseconds: 0.8, note },
    {
      name: 'StatementSync#run',
      ...rows,
      milliseconds: 1,
      grows: 'number of commits',
      note: 'Each write outside a transaction waits for the disk.',
    },
    { name: 'StatementSync#iterate', ...rows, evidence: 'runtime', note },
    { name: 'StatementSync#get', ...rows, cost: 'negligible', milliseconds: 0.003, keepSync: true },
    { name: 'SQLTagStore#all', ...rows, evidence: 'docs', since: '24.9.0', note },
    { name: 'SQLTagStore#run', ...rows, evidence: 'docs', since: '24.9.0', note },
    { name: 'SQLTagStore#iterate', ...rows, evidence: 'docs', since: '24.9.0', note },
    { name: 'SQLTagStore#get', ...rows, evidence: 'docs', cost: 'negligible', since: '24.9.0', keepSync: true },
  ],
  harmless: {
    DatabaseSync: 'A class; its methods have their own rows.',
    StatementSync: 'A class; its methods have their own rows.',
  },
};
