/** The page of the rule `worker-for-io`. */
import type { RuleDocs } from './rule.ts';

export const workerForIoDocs: RuleDocs = {
  what: 'Finds workers that only wait for I/O that has an async API.',
  why:
    'Node already waits for files and sockets without blocking. A thread around that takes 40 ms and megabytes to' +
    ' start, copies every result, and is no faster.',
  bad: [
    '//- /texts.ts',
    "import { Worker } from 'node:worker_threads';",
    '',
    "export const reader = new Worker('./reader.ts');",
    '//- /reader.ts',
    "import { readFileSync } from 'node:fs';",
    "import { parentPort } from 'node:worker_threads';",
    '',
    "parentPort!.on('message', (path: string) => {",
    "  parentPort!.postMessage(readFileSync(path, 'utf8'));",
    '});',
  ].join('\n'),
  good: [
    '//- /texts.ts',
    "import { readFile } from 'node:fs/promises';",
    '',
    "export const text = (path: string) => readFile(path, 'utf8');",
  ].join('\n'),
  instead: 'Await the async API on the main thread; if there are many calls, limit how many run at once.',
  limits:
    "Reported only if everything that the worker's file calls is known: files, sockets, requests and messages. A " +
    'worker may also isolate something on purpose, so the finding is information only.',
};
