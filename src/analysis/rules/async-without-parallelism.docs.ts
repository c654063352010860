/** The page of the rule `async-without-parallelism`. */
import type { RuleDocs } from './rule.ts';

export const asyncWithoutParallelismDocs: RuleDocs = {
  what: 'Finds computations that are wrapped in promises and passed to `Promise.all` as if they ran in parallel.',
  why:
    'An async function runs on the calling thread until its first real wait. Without a wait, each task runs to ' +
    'its end before the next one starts: `Promise.all` takes as long as a plain loop, and nothing else runs ' +
    'meanwhile.',
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
  instead: 'Give the tasks to a worker pool and await its promises: workers do run JavaScript in parallel.',
  limits:
    'Reported only if every task is known to wait for nothing and has a loop that counts to a number, a nested ' +
    'loop, or calls itself more than once. The running time is not measured.',
};
