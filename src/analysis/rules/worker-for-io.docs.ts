/** The page of the rule `worker-for-io`. */
import type { RuleDocs } from './rule.ts';

export const workerForIoDocs: RuleDocs = {
  what: 'Finds workers that do nothing but wait for I/O that has an asynchronous API.',
  why:
    'Node already waits for files and sockets without holding up anybody. A thread around that ' +
    'costs 40 ms and megabytes to start, and a ' +
    'copy of every answer, and is no faster.',
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
  instead: 'Await the asynchronous API on the main thread; bound how many such calls run at once where there are many.',
  limits:
    'Reported only where all that the file of the worker calls is known: files, sockets, ' +
    'requests and messages. A worker that isolates ' +
    'something on purpose is right all the same: the finding is information.',
};
