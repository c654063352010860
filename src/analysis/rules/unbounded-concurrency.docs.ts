/** The page of the rule `unbounded-concurrency`. */
import type { RuleDocs } from './rule.ts';

export const unboundedConcurrencyDocs: RuleDocs = {
  what:
    'Finds Promise.all with one task per element of a collection whose length others decide (a request, a ' +
    'directory, a file, a response), if each task opens a connection or a file or starts a process.',
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
    'Only collections that are known to come from outside count, and only tasks that are known to reach the ' +
    'network, a process or a file. Not reported: parameters of unknown origin, database queries (their connection' +
    ' pool is the limit), calls wrapped in a limiter, and short file system calls (stat, unlink), which share ' +
    'four threads anyway.',
};
