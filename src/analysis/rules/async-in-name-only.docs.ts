/** The page of the rule `async-in-name-only`. */
import type { RuleDocs } from './rule.ts';

export const asyncInNameOnlyDocs: RuleDocs = {
  what:
    'Finds promise APIs that compute on the calling thread all the same: formatters, compilers, ' +
    'minifiers, password hashes in JavaScript. ' +
    'Awaiting them lets nothing else run.',
  why:
    'A promise says when a result is there, not where it is made. `await minify(code)` holds the ' +
    'event loop as long as a synchronous ' +
    'call would, but looks as if it did not.',
  bad: [
    "import { createServer } from 'node:http';",
    "import { text } from 'node:stream/consumers';",
    "import { minify } from 'terser';",
    '',
    'createServer(async (req, res) => {',
    '  const { code } = await minify(await text(req));',
    '  res.end(code);',
    '}).listen(8080);',
  ].join('\n'),
  good: [
    "import { createServer } from 'node:http';",
    "import { text } from 'node:stream/consumers';",
    "import { minify } from '@swc/core';",
    '',
    'createServer(async (req, res) => {',
    '  const { code } = await minify(await text(req));',
    '  res.end(code);',
    '}).listen(8080);',
  ].join('\n'),
  instead:
    'Use a library that computes on another thread (the finding names one where there is one), ' +
    'or call it in a pool of workers.',
  limits:
    'Only APIs of the catalogue are known, each measured or read. What is cheap on input of ' +
    'common size (`response.json()`, CSV, XML) is ' +
    'left alone; in build tools and other background work it is information only.',
};
