/** The page of the rule `busy-wait`. */
import type { RuleDocs } from './rule.ts';

export const busyWaitDocs: RuleDocs = {
  what:
    'Finds loops that spin until a time has passed, a flag is set or a file appears, and that neither do other ' +
    'work nor let other code run.',
  why:
    'The loop keeps the only thread fully busy while it waits: no request is answered and no timer fires. If a ' +
    'callback on the same thread is to set the flag, it never runs, and the program hangs forever.',
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
    'Await a timer, an event or promise that signals completion, or a file watcher. Between threads, ' +
    'Atomics.waitAsync() waits without blocking the event loop; in a worker, Atomics.wait() sleeps without using ' +
    'the CPU.',
  limits:
    'A loop that does work in each iteration is not reported, nor is one whose condition or counter advances by ' +
    'itself. Workers and scripts block nobody else, so nothing is reported there.',
};
