/** The rule `cpu-loop` on what takes microseconds each time and is done for each of many elements. */
import assert from 'node:assert/strict';
import { filesIn, findingsOf } from '../small-project.ts';
import type { Finding } from '../../../src/analysis/index.ts';

const repeats = (source: string): Finding[] =>
  [...findingsOf(filesIn(source)).values()]
    .flat()
    .filter(({ rule, severity }) => rule === 'cpu-loop' && severity !== 'off');

/** `a` is a list that a request sends. */
const inHandler = (body: string, helpers = ''): string => `
import express from 'express';
${helpers}
express().post('/', (req, res) => {
  const { a } = req.body;
  ${body}
  res.end();
});
`;

const COPY = 'const copy = (value) => JSON.parse(JSON.stringify(value));';

const TOLD: readonly (readonly [what: string, body: string, message: RegExp, helpers?: string])[] = [
  [
    'a copy as JSON for each element',
    'res.json(a.map((x) => JSON.parse(JSON.stringify(x))));',
    /^Limit this copy to what changes: JSON\.parse\(\) for each of a takes 50 ms/,
  ],
  ['the same in a helper', 'for (const x of a) res.write(copy(x));', /^Limit this copy/, COPY],
  [
    'the same in a method, called for each',
    'for (const x of a) new Point(x).clone();',
    /^Limit this copy/,
    `${COPY} class Point { constructor(at) { this.at = at; } clone() { return new Point(copy(this.at)); } }`,
  ],
  [
    'a formatter for each element',
    "for (const x of a) res.write(new Date(x).toLocaleString('en', { timeZone: 'UTC' }));",
    /^Create this once: toLocaleString\(\) for each of a takes 50 ms from about 1,\d00/,
  ],
  [
    'the same by its constructor',
    'for (const x of a) res.write(new Intl.NumberFormat().format(x));',
    /^Create this once/,
  ],
  [
    'a document for each element',
    'for (const x of a) res.write(parser.astify(x));',
    /^Move this to a worker: parser\.astify\(\)/,
    "import { Parser } from 'node-sql-parser'; const parser = new Parser();",
  ],
  [
    'a copy for each of what a helper of the project goes over',
    'eachOf(a, (x) => res.write(copy(x)));',
    /^Limit this copy/,
    `${COPY} function eachOf(list, visit) { for (const x of list) visit(x); }`,
  ],
];

const QUIET: readonly (readonly [what: string, body: string, helpers?: string])[] = [
  ['a formatter made once', 'for (const x of a) res.write(f.format(x));', 'const f = new Intl.NumberFormat();'],
  ['the default format', 'for (const x of a) res.write(x.toLocaleString());'],
  ['a few that are written down', "for (const x of ['p', 'q']) res.write(copy(a[x]));", COPY],
  ['one copy of all', 'res.json(copy(a.map((x) => x.id)));', COPY],
  ['what is kept', 'for (const x of a) { f ??= new Intl.NumberFormat(); res.write(f.format(x)); }', 'let f;'],
  [
    'what is awaited between',
    'res.json(1); (async () => { for (const x of a) { await fetch(x); copy(x); } })();',
    COPY,
  ],
];

describe('cpu-loop, by work for each element', () => {
  for (const [what, body, message, helpers] of TOLD)
    it(`reports ${what}`, () => {
      const [found, ...others] = repeats(inHandler(body, helpers));
      assert.match(found?.message ?? 'nothing was told', message);
      assert.ok((found?.cost?.budgetAt ?? 0) > 10, 'no size at which it hurts');
      assert.deepEqual(others, []);
    });

  for (const [what, body, helpers] of QUIET)
    it(`ignores ${what}`, () =>
      assert.deepEqual(
        repeats(inHandler(body, helpers)).filter(({ message }) => / for each of /.test(message)),
        [],
      ));

  it('terminates if functions pass each other their parameters', () => {
    const source = `
export function odd(list, visit) { for (const x of list) even([x], (y) => visit(y)); }
function even(list, visit) { for (const x of list) odd([x], (y) => visit(y)); }
export function start(list) { odd(list, function again(x) { odd(list, again); list.includes(x); structuredClone(x); }); }
`;
    assert.ok(repeats(source).length >= 0);
  });

  it('points to the call that takes the time', () => {
    const [found] = repeats(inHandler('for (const x of a) res.write(copy(x));', COPY));
    assert.deepEqual(
      found?.chain.slice(-2).map(({ name }) => name),
      ['copy', 'JSON.parse'],
    );
  });
});
