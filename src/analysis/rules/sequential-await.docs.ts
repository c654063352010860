/** The page of the rule `sequential-await`. */
import type { RuleDocs } from './rule.ts';

export const sequentialAwaitDocs: RuleDocs = {
  what:
    'Finds awaits that stand in a loop or in a row although none needs the result of another: ' +
    'look-ups over the network, in a database, on disk ' +
    'or by a process that could all be under way at once.',
  why:
    'The event loop is free meanwhile, but whoever asked waits for the sum of all answers ' +
    'instead of the slowest one: a hundred look-ups of 50 ms ' +
    'take five seconds.',
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
    'Start them together and await them with Promise.all; where there may be many, with a bound ' +
    '(p-map, p-limit). Often one call can do it: ' +
    'a query for all keys, createMany, a batch endpoint.',
  limits:
    'Only what can be read off the loop counts: turns that use what another left behind, leave ' +
    'the loop, send, write to one stream, show progress, ' +
    'wait on purpose, alter one schema, or share a transaction are left alone, and so is ' +
    'whatever is not known to wait for anything. ' +
    'In packages for others, waits in a command and in what a library exports are hints, but for ' +
    'loops in which a command looks at files. ' +
    'A server with a rate limit is not recognised: suppress it there with the reason.',
};
