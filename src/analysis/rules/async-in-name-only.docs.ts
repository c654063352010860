/** The page of the rule `async-in-name-only`. */
import type { RuleDocs } from './rule.ts';

export const asyncInNameOnlyDocs: RuleDocs = {
  what:
    'Finds promise APIs that still compute on the calling thread: formatters, compilers, minifiers, password ' +
    'hashes written in JavaScript. Nothing else runs while they are awaited.',
  why:
    'A promise says when a result is ready, not which thread computes it. `await minify(code)` blocks the event ' +
    'loop for as long as a synchronous call would, but does not look like it.',
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
    'Use a library that computes on another thread (the finding names one if there is one), or call it in a ' +
    'worker pool.',
  limits:
    'Only APIs in the catalogue are known; each was measured or its source was read. APIs that are fast on ' +
    'typical input (`response.json()`, CSV, XML) are not reported. In build tools and other background work the ' +
    'finding is information only.',
};
