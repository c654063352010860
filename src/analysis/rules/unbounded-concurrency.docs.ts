/** The page of the rule `unbounded-concurrency`. */
import type { RuleDocs } from './rule.ts';

export const unboundedConcurrencyDocs: RuleDocs = {
  what:
    'Finds Promise.all over one task per element of a collection whose length is up to others (a ' +
    'request, a directory, a file, what a server ' +
    'answered), where each task opens a connection or a file or starts a process.',
  why:
    'With ten elements it is quick; with ten thousand the process runs out of sockets, file ' +
    'handles or memory, the other side answers 429, and ' +
    'everybody else waits behind the burst.',
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
    'Put a bound on it: p-map with `concurrency`, p-limit around the task, a queue, or chunks one after the other.',
  limits:
    'Only collections that are seen to come from outside count, and only tasks that are seen to ' +
    'reach the network, a process or a file. ' +
    'Parameters of unknown origin, database queries (their pool is the bound) and what a limiter ' +
    'wraps are left alone, ' +
    'as are looks at files that take turns on four threads anyway (stat, unlink).',
};
