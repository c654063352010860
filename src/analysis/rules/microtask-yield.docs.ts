/** The page of the rule `microtask-yield`. */
import type { RuleDocs } from './rule.ts';

export const microtaskYieldDocs: RuleDocs = {
  what:
    'Finds long loops that try to yield but only await what is already settled: `await null`, `await ' +
    'Promise.resolve()`, `process.nextTick`.',
  why:
    'Code after a settled promise continues as a microtask, and all microtasks run before the event loop ' +
    'continues. No timer fires and no request is answered until the loop ends; a loop that waits for one of them ' +
    'never ends.',
  bad: [
    'export async function index(rows: string[]) {',
    '  const found = new Map<string, number>();',
    '  for (const row of rows) {',
    '    for (const word of row.split(" ")) found.set(word, (found.get(word) ?? 0) + 1);',
    '    await Promise.resolve();',
    '  }',
    '  return found;',
    '}',
  ].join('\n'),
  good: [
    "import { setImmediate } from 'node:timers/promises';",
    '',
    'export async function index(rows: string[]) {',
    '  const found = new Map<string, number>();',
    '  for (const row of rows) {',
    '    for (const word of row.split(" ")) found.set(word, (found.get(word) ?? 0) + 1);',
    '    await setImmediate();',
    '  }',
    '  return found;',
    '}',
  ].join('\n'),
  instead:
    'Await `setImmediate` from `node:timers/promises` every few milliseconds (`scheduler.yield()` in browsers), ' +
    'or move the loop to a worker.',
  limits:
    'A loop that also awaits something of unknown duration is not reported, nor is a loop with fewer than a ' +
    'thousand iterations if the number is written in the code.',
};
