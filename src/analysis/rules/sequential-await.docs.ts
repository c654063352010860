/** The page of the rule `sequential-await`. */
import type { RuleDocs } from './rule.ts';

export const sequentialAwaitDocs: RuleDocs = {
  what:
    "Finds awaits in a loop or in a row that do not need each other's results: look-ups over the network, in a " +
    'database, on disk or by a process that could all run at once.',
  why:
    'The event loop is free meanwhile, but the caller waits for the sum of all responses instead of the slowest ' +
    'one: a hundred look-ups of 50 ms take five seconds.',
  bad: [
    "import { createServer } from 'node:http';",
    '',
    'async function titles(urls: string[]) {',
    '  const pages: string[] = [];',
    '  for (const url of urls) {',
    '    const response = await fetch(url);',
    '    pages.push(response.statusText);',
    '  }',
    '  return pages;',
    '}',
    '',
    'createServer(async (req, res) => {',
    "  res.end(JSON.stringify(await titles(req.url!.split(','))));",
    '}).listen(8080);',
  ].join('\n'),
  good: [
    "import { createServer } from 'node:http';",
    "import pMap from 'p-map';",
    '',
    'const titles = (urls: string[]) => pMap(urls, async (url) => (await fetch(url)).statusText, { concurrency: 8 });',
    '',
    'createServer(async (req, res) => {',
    "  res.end(JSON.stringify(await titles(req.url!.split(','))));",
    '}).listen(8080);',
  ].join('\n'),
  instead:
    'Start them together and await them with Promise.all; if there may be many, limit the concurrency (p-map, ' +
    'p-limit). Often one call can do it all: a query for all keys, createMany, a batch endpoint.',
  limits:
    'Only what the loop itself shows counts. A loop is not reported if it may depend on its order: an iteration ' +
    'uses the result of an earlier one, records only after its awaits which keys are done, leaves the loop, ' +
    'sends, writes to one stream, changes one row that was read before, or looks up and changes shared data. Nor ' +
    'is it reported if it shows progress, waits on purpose, alters one schema, shares a transaction, stands ' +
    'between two calls that make a unit of it (beginUpdate, endUpdate), or is not known to wait for anything. In ' +
    'packages for others, awaits in commands and in exported functions are hints, except loops in which a command ' +
    "reads files. A server's rate limit is not recognised: suppress the finding there and give the reason.",
};
