/** The page of the rule `async-without-parallelism`. */
import type { RuleDocs } from './rule.ts';

export const asyncWithoutParallelismDocs: RuleDocs = {
  what: 'Finds computations that are wrapped in promises and gathered with `Promise.all`, as if they ran side by side.',
  why:
    'An async function runs on the calling thread until its first real wait. Without one, each ' +
    'task computes to its end before the next ' +
    'begins: gathering them takes as long as running them in a row, and nothing else runs meanwhile.',
  bad: [
    'async function primesBelow(limit: number) {',
    '  let found = 0;',
    '  for (let n = 2; n < limit; n++) {',
    '    let isPrime = true;',
    '    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;',
    '    if (isPrime) found++;',
    '  }',
    '  return found;',
    '}',
    '',
    'export async function count(limits: number[]) {',
    '  return Promise.all(limits.map(async (limit) => primesBelow(limit)));',
    '}',
  ].join('\n'),
  good: [
    "import Piscina from 'piscina';",
    '',
    "const pool = new Piscina({ filename: './primes.js' });",
    '',
    'export async function count(limits: number[]) {',
    '  return Promise.all(limits.map((limit) => pool.run(limit)));',
    '}',
  ].join('\n'),
  instead: 'Give the tasks to a pool of workers and gather its promises: workers do run JavaScript in parallel.',
  limits:
    'Reported only where every gathered task is known to wait for nothing and has a loop that ' +
    'counts to a number, a loop inside another, ' +
    'or calls itself more than once; how long that takes is not measured.',
};
