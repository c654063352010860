/** The page of the rule `microtask-yield`. */
import type { RuleDocs } from './rule.ts';

export const microtaskYieldDocs: RuleDocs = {
  what:
    'Finds long loops that mean to give way but await only what is there already: `await null`, ' +
    '`await Promise.resolve()`, `process.nextTick`.',
  why:
    'Going on after a settled promise is a microtask, and all microtasks run before the event ' +
    'loop turns. No timer fires and no request ' +
    'is answered until the loop ends; one that waits for them to change something never does.',
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
    'Await `setImmediate` of `node:timers/promises` every few milliseconds (`scheduler.yield()` ' +
    'in browsers), or move the loop to a worker.',
  limits:
    'A loop that awaits anything of unknown length besides is left alone, and so are loops of ' +
    'fewer than a thousand turns where the ' +
    'number is written in the code.',
};
