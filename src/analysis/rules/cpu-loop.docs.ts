/** The page of the rule `cpu-loop`. */
import type { RuleDocs } from './rule.ts';

export const cpuLoopDocs: RuleDocs = {
  what:
    'Finds loops, recursion, copies and JSON of any size that compute on the event loop for ' +
    'longer than the budget (50 ms, a setting).',
  why:
    'While a loop runs, no request is answered, no timer fires and nothing is drawn. From about ' +
    '50 ms on people and health checks notice; ' +
    'a server that computes for a second per request serves one request per second, however much ' +
    'of it is asynchronous. ' +
    '`JSON.parse` takes about 50 ms for seven megabytes: where nothing limits a body or message, ' +
    'each client decides how long all others wait.',
  bad: [
    "import express from 'express';",
    '',
    'function countPrimes(limit: number) {',
    '  let count = 0;',
    '  for (let n = 2; n < limit; n++) {',
    '    let isPrime = true;',
    '    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;',
    '    if (isPrime) count++;',
    '  }',
    '  return count;',
    '}',
    '',
    'express().get("/primes", (request, response) => {',
    '  response.json(countPrimes(1_000_000));',
    '});',
  ].join('\n'),
  good: [
    "import express from 'express';",
    "import Piscina from 'piscina';",
    '',
    "const pool = new Piscina({ filename: new URL('./count-primes.js', import.meta.url).href });",
    '',
    'express().get("/primes", async (request, response) => {',
    '  response.json(await pool.run(1_000_000));',
    '});',
  ].join('\n'),
  instead:
    'Run it in a pool of workers (Piscina, Tinypool, workerpool); or do less: an index instead ' +
    'of a search, a stream instead of a whole file; ' +
    'or give way every few milliseconds with `await setImmediate()` of `node:timers/promises`. ' +
    'Against long bodies and messages set a limit: ' +
    '`express.json({ limit })`, `maxPayload` of `ws`, or a look at the length while the pieces come in.',
  limits:
    'Costs are estimates: turns × operations, timed on one machine. Numbers come from constants, ' +
    'literals and what callers give; where only ' +
    'the run time knows a size, a loop is reported only when it is nested or its input comes ' +
    'from outside, as information, or as a warning ' +
    'where others decide. `JSON.parse` is reported for bodies that are gathered without a limit ' +
    'and for messages of the clients of `ws` without ' +
    '`maxPayload`; a length compared with anything counts as a limit. Not for files, answers of ' +
    'servers and messages of workers, which are mostly short.',
};
