/** The rule `cpu-loop` on whole documents that a package goes through on the event loop. */
import assert from 'node:assert/strict';
import { filesIn, findingsOf } from '../small-project.ts';

const told = (imports: string, body: string): string[] =>
  [
    ...findingsOf(
      filesIn(`
import express from 'express';
${imports}
express().post('/', async (req, res) => {
  const text = await fetch(req.query.url).then((answer) => answer.text());
  ${body}
  res.end();
});
`),
    ).values(),
  ]
    .flat()
    .filter(({ rule, severity }) => rule === 'cpu-loop' && severity !== 'off')
    .map(({ severity, message }) => `${severity}: ${message}`);

describe('cpu-loop, of documents', () => {
  it('reports a page that a request has parsed', () => {
    assert.deepEqual(told("import { load } from 'cheerio';", "load(text)('title').text();"), [
      'info: Move this to a worker: load() goes through a whole document in POST /',
    ]);
  });

  for (const [what, imports, body] of [
    ['a document that the code writes', "import { load } from 'cheerio';", "load('<p></p>');"],
    ['settings', "import yaml from 'js-yaml';", 'yaml.load(text);'],
    ['a parser of the same name', "import { load } from './load.ts';", 'load(text);'],
  ] as const)
    it(`ignores ${what}`, () => assert.deepEqual(told(imports, body), []));
});
