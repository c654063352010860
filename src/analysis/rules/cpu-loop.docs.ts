/** The page of the rule `cpu-loop`. */
import type { RuleDocs } from './rule.ts';

export const cpuLoopDocs: RuleDocs = {
  what:
    'Finds loops, recursion, copies and JSON of unbounded size that compute on the event loop for longer than the' +
    ' budget (50 ms, a setting).',
  why:
    'While a loop runs, no request is answered, no timer fires and nothing is drawn. Above about 50 ms, people ' +
    'and health checks notice. A server that computes for one second per request serves one request per second, ' +
    'however much of it is asynchronous. `JSON.parse` takes about 50 ms for 7 MB: if nothing limits a request ' +
    'body or message, each client decides how long all others wait.',
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
    'If it grows faster than its data, make it linear first: look up in a `Map` or `Set`, `push()` instead of copying, ' +
    'sort or serialize once before the loop. Then run what is left in a worker pool (Piscina, Tinypool, workerpool). Or do less: an index instead of a search, a stream ' +
    'instead of a whole file. Or yield every few milliseconds with `await setImmediate()` from ' +
    '`node:timers/promises`. Limit request bodies and messages: `express.json({ limit })`, `maxPayload` of `ws`, ' +
    'or check the length while the chunks arrive.',
  limits:
    'Costs are estimates: iterations × operations, timed on one machine. Numbers come from constants, literals ' +
    'and arguments. If sizes are known only at run time, the rule reports loops that grow with their product ' +
    '(`rows × prices`, `chunks²`) and names the size at which the budget is spent. It is a warning if a request ' +
    'or message decides the size and others wait, otherwise information. Short texts, the fields of a record, ' +
    'literal lists and parts cut by a limit count as constant. Parts of an element count once for all elements. A ' +
    'product of two lists of the program itself is reported if a name, a grid or a low limit suggests that both are ' +
    'long. A page, table or dump that a package parses as a whole is information. Operations that take microseconds (a copy as JSON, ' +
    'an `Intl` formatter, a parsed document) are reported if they run for each element. A loop counts as yielding ' +
    'only if it awaits on every path through its body or calls a timer now and then. `JSON.parse` is reported for ' +
    'request bodies that are read without a limit, and for messages from clients of `ws` without `maxPayload`; ' +
    'comparing the length with anything counts as a limit. It is not reported for files, responses of servers and ' +
    'messages from workers, which are usually short.',
};
