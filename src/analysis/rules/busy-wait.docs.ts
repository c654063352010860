/** The page of the rule `busy-wait`. */
import type { RuleDocs } from './rule.ts';

export const busyWaitDocs: RuleDocs = {
  what:
    'Finds loops that turn until the time has come, a flag is set or a file appears, and neither ' +
    'do anything else nor let anybody else run.',
  why:
    'The loop keeps the only thread at full load while it waits: no request is answered and no ' +
    'timer fires. Where the flag is set by a callback ' +
    'of the same thread, the callback never runs and the program hangs for good.',
  bad: [
    "import { createServer } from 'node:http';",
    '',
    'createServer((req, res) => {',
    '  const end = Date.now() + 100;',
    '  while (Date.now() < end) { /* wait */ }',
    "  res.end('later');",
    '}).listen(8080);',
  ].join('\n'),
  good: [
    "import { createServer } from 'node:http';",
    "import { setTimeout } from 'node:timers/promises';",
    '',
    'createServer(async (req, res) => {',
    '  await setTimeout(100);',
    "  res.end('later');",
    '}).listen(8080);',
  ].join('\n'),
  instead:
    'Await a timer, the event or promise that tells when it is done, or a watcher of the file. ' +
    'Between threads, Atomics.waitAsync() waits ' +
    'without holding the event loop; in a worker, Atomics.wait() sleeps without load.',
  limits:
    'A loop that does some work in each turn is none, nor one whose condition or counter gets on ' +
    'by itself. In workers and scripts nobody is held up: ' +
    'nothing is said there.',
};
