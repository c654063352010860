/** The page of the rule `unbounded-concurrency`. */
import type { RuleDocs } from './rule.ts';

export const unboundedConcurrencyDocs: RuleDocs = {
  what:
    'Finds collections of unknown length (from a request, a directory, a file, a response, a query) for whose ' +
    'elements a task is started all at once: gathered by Promise.all, or not awaited at all. Each task opens a ' +
    'connection or a file, starts a process, writes to a database or through an unknown client, or queries once ' +
    'for each row of another query.',
  why:
    'With ten elements it is fast; with ten thousand the process runs out of sockets, file handles or memory, the' +
    ' server at the other end responds with 429, and everything else waits behind the burst.',
  bad: [
    "import { readdir } from 'node:fs/promises';",
    '',
    'export async function upload(folder: string) {',
    '  const names = await readdir(folder);',
    "  await Promise.all(names.map((name) => fetch(`https://files.example/${name}`, { method: 'PUT' })));",
    '}',
  ].join('\n'),
  good: [
    "import { readdir } from 'node:fs/promises';",
    "import pMap from 'p-map';",
    '',
    'export async function upload(folder: string) {',
    '  const names = await readdir(folder);',
    "  await pMap(names, (name) => fetch(`https://files.example/${name}`, { method: 'PUT' }), { concurrency: 8 });",
    '}',
  ].join('\n'),
  instead:
    'Limit the concurrency: p-map with `concurrency`, p-limit around the task, a queue, or one chunk after ' +
    'another.',
  limits:
    'Collections are followed through fields and known helpers. Not reported: parameters of unknown origin, one ' +
    'page of a query, the few elements that belong to one record, queries that only read (their connection pool ' +
    'is the limit) unless there is one for each row of another query, tasks in one transaction, databases in a ' +
    'file, calls wrapped in a limiter, and short file system calls (stat, unlink), which share four threads ' +
    'anyway. A client that limits its own rate is not recognised.',
};
