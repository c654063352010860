/** The rule `cpu-loop` on loops of unknown size: what grows faster than its data is told with the size that hurts. */
import assert from 'node:assert/strict';
import { filesIn, findingsOf } from '../small-project.ts';
import type { Finding } from '../../../src/analysis/index.ts';

const loops = (source: string): Finding[] =>
  [...findingsOf(filesIn(source)).values()]
    .flat()
    .filter(({ rule, severity }) => rule === 'cpu-loop' && severity !== 'off' && severity !== 'hint');

/** The body of a request handler; `a` and `b` are lists that a request sends. */
const inHandler = (body: string, helpers = ''): string => `
import express from 'express';
${helpers}
express().post('/', async (req, res) => {
  const { a, b } = req.body;
  ${body}
  res.end();
});
`;

/** Code, what it grows with, and how the message begins. */
const TOLD: readonly (readonly [what: string, body: string, grows: string, remedy: string, helpers?: string])[] = [
  ['a list searched for each element', 'a.filter((x) => !b.includes(x));', 'a × b', 'Use a Map or Set'],
  ['find in map', 'res.json(a.map((x) => b.find((y) => y.id === x.id)));', 'a × b', 'Use a Map or Set'],
  ['distinct by indexOf', 'res.json(a.filter((x, i) => a.indexOf(x) === i));', 'a²', 'Use a Map or Set'],
  ['one list twice', 'let n = 0; for (const x of a) for (const y of a) if (x.id === y.id) n++;', 'a²', 'Rewrite'],
  [
    'of several loops in one, the one that hurts first',
    'let n = 0; for (const x of a) { for (const y of b) n += y.id; for (const y of a) for (const z of a) n += z.id; }',
    'a³',
    'Rewrite',
  ],
  ['spread in reduce', 'res.json(a.reduce((all, x) => [...all, x], []));', 'a²', 'Add in place'],
  ['object spread in reduce', 'res.json(a.reduce((all, x) => ({ ...all, [x.id]: x }), {}));', 'a²', 'Add in place'],
  ['concat in a variable', 'let all = []; for (const x of a) all = all.concat(x.parts);', 'a²', 'Add in place'],
  [
    'concat in a property',
    'const p = { all: [] }; for (const x of a) p.all = p.all.concat(x.parts);',
    'a²',
    'Add in place',
  ],
  ['shift until empty', 'while (a.length > 0) a.shift();', 'a²', 'Keep an index'],
  ['the same JSON for each', 'for (const x of a) res.write(JSON.stringify(b));', 'a × b', 'Move this out of the loop'],
  ['a sort for each', 'for (const x of a) x.best = b.sort((p, q) => p - q)[0];', 'a × b', 'Move this sort'],
  [
    'a search one call away',
    'for (const x of a) has(b, x);',
    'a × b',
    'Use a Map or Set',
    'function has(list: number[], x: number) { return list.includes(x); }',
  ],
  [
    'a list that a table holds',
    'merge(a, req.body.id);',
    'incoming × list',
    'Use a Map',
    'const lists = new Map(); function merge(incoming: Row[], id: string) { const list = lists.get(id) ?? []; return incoming.filter((x) => !list.map((y) => y.id).includes(x.id)); }',
  ],
  [
    'a copy of the list that a table holds',
    'const groups = new Map(); for (const x of a) { const own = groups.get(x.k); groups.set(x.k, own ? [...own, x] : [x]); }',
    'a²',
    'Add in place',
  ],
  [
    'a list that began empty',
    'let all = []; if (b) all = b.rows; res.json(a.filter((x) => !all.includes(x)));',
    'a × b.rows',
    'Use a Map',
  ],
  [
    'a search between rare awaits',
    'for (const x of a) { if (b.includes(x)) continue; if (x > 1e6) await fetch(String(x)); }',
    'a × b',
    'Use a Map or Set',
  ],
  [
    'a search for each of what a helper goes over',
    'eachRow(a, (x) => { if (b.includes(x)) res.write(x); });',
    'a × b',
    'Use a Map or Set',
    'function eachRow(rows: string[], visit: (row: string) => void) { for (const row of rows) visit(row); }',
  ],
  [
    'the same through a method that hands it on',
    'new Rows(a).each((x) => { if (b.includes(x)) res.write(x); });',
    'b × list',
    'Use a Map or Set',
    'class Rows { list: string[]; constructor(list: string[]) { this.list = list; } each(visit: (row: string) => void) { this.list.forEach(visit); } }',
  ],
  [
    'a method of lists that is lent to something else',
    'for (const x of a) if (Array.prototype.indexOf.call(b, x) < 0) res.write(x);',
    'a × b',
    'Use a Map or Set',
  ],
  [
    'elements that are taken out where two counters go along',
    'for (let i = 0, n = a.length; i < n; i++) if (!a[i]) { a.splice(i, 1); n--; i--; }',
    'a²',
    'Keep an index',
  ],
  [
    'the values of a table by its declared type',
    'for (const x of a) if (!knows(req.body.all, x)) res.write(x);',
    'a × req.body.all',
    'Move this out of the loop',
    'interface Users { [id: string]: { id: string } } function knows(all: Users, id: string) { return Object.values(all).some((y) => y.id === id); }',
  ],
  [
    'a search that is awaited and never waits',
    'const found = []; for (const x of a) found.push(await exact(b, x));',
    'a × b',
    'Rewrite',
    'async function exact(all, x) { for (const y of all) if (y.id === x) return y; return undefined; }',
  ],
  [
    'a window that is searched again for each place',
    'for (let i = 0; i < a.length; i++) { let end = i + 1; while (end < a.length && a[end] - a[i] < 50) end++; }',
    'a²',
    'Rewrite',
  ],
  [
    'a list that a record in reduce gets anew each time',
    'res.json(a.reduce((all, x) => ({ ...all, rows: [...all.rows, x] }), { rows: [] }));',
    'a²',
    'Add in place',
  ],
  [
    'counters that are declared before',
    'var i, n; for (i = 0, n = a.length; i < n; i++) for (let j = b.length - 1; j >= 0; j--) if (a[i] === b[j]) break;',
    'a × b',
    'Rewrite',
  ],
  [
    'the seventh of several lookups',
    `for (const x of a) { ${'123456'.replace(/./g, (n) => `for (const key of Object.keys(req.body.k${n})) x[key] = ${n};`)} b.includes(x); }`,
    'a × b',
    'Use a Map or Set',
  ],
];

/** The same with functions of a library, in place of methods: its name stands for no collection. */
const WITH_LIBRARY: readonly (readonly [what: string, body: string, grows: string])[] = [
  ['find in map', 'res.json(_.map(a, (x) => _.find(b, (y) => y.id === x.id)));', 'a × b'],
  ['find by a property in a loop', "for (const x of a) x.parent = _.find(b, ['id', x.parentId]);", 'a × b'],
  [
    'a result that is searched as it grows',
    "res.json(_.reduce(a, (all, x) => { if (_.findIndex(all, ['id', x.id]) < 0) all.push(x); return all; }, []));",
    'a²',
  ],
];

/** What grows no faster than its data, or is bounded by the code. */
const QUIET: readonly (readonly [what: string, body: string, helpers?: string])[] = [
  ['the parts of each element', 'let n = 0; for (const x of a) for (const part of x.parts) n += part;'],
  ['a lookup in a Set', 'const known = new Set(b); res.json(a.filter((x) => known.has(x)));'],
  ['a literal list', "res.json(a.filter((x) => ['red', 'green', 'blue'].includes(x)));"],
  ['a table of the file', 'res.json(a.filter((x) => KINDS.includes(x)));', "const KINDS = ['p', 'q', 'r'];"],
  [
    'an enum',
    'for (const x of a) for (const kind of Object.values(Kind)) x[kind] = 1;',
    "enum Kind { A = 'a', B = 'b' }",
  ],
  ['a part with a limit', 'const few = b.slice(0, 20); res.json(a.filter((x) => few.includes(x)));'],
  ['short texts', "res.json(a.filter((x) => x.name.toLowerCase().includes('q')));"],
  ['the fields of each record', 'for (const x of a) for (const key of Object.keys(x)) delete x[key];'],
  [
    'a scan that goes on where it ended',
    'let i = 0; while (i < a.length) { let j = i; while (j < a.length && a[j] > 1) j++; i = j + 1; }',
  ],
  ['an await in each iteration', 'for (const x of a) { await fetch(x); if (b.includes(x)) break; }'],
  [
    'an await of what waits elsewhere',
    'for (const x of a) { await load(b, x); b.includes(x); }',
    'async function load(all, x) { return fetch(x); }',
  ],
  [
    'a yield now and then',
    'for (const x of a) { b.includes(x); if (x % 100 === 0) await new Promise((r) => setTimeout(r)); }',
  ],
  ['push', 'const all = []; for (const x of a) all.push(x);'],
  ['a part of a document', "for (const x of a) $(b).find('.name').text(x); for (const x of a) b.find(`.${x}`);"],
  [
    'the fields of a record, and their names',
    'for (const x of a) for (const key in LIMITS) if (key.split("_").includes(x.id)) x.n += LIMITS[key];',
    'const LIMITS = { max_size: 1, min_size: 2 };',
  ],
  [
    'the groups that a pattern finds',
    'let found; while ((found = /{([^}]*)}/g.exec(a.text))) for (const dir of found[1].split(/,/)) if (!b.includes(dir)) res.write(dir);',
  ],
  ['a query of a database', 'for (const x of a) b.find({ id: x });'],
  ['a function of a module', 'for (const x of a) paths.push(path.join(x, b));', "import path from 'node:path';"],
  [
    'a walk through the parts of each element',
    'for (const x of a) walk(settings, x);',
    'const settings = {}; function walk(own: object, node: any) { for (const child of node.children) walk(own, child); }',
  ],
  [
    'the lists of the object that a method belongs to',
    'for (const row of a) new Cart(row).total();',
    'class Cart { items = []; constructor(row) { this.items = row.items; } total() { let n = 0; for (const x of this.items) n += x.price; return n; } }',
  ],
  [
    'the parts of what is given to a callback with a declared type',
    'a.forEach((row: Row) => { row.parts.forEach((part) => { row.sum += part; }); });',
    'interface Row { parts: number[]; sum: number }',
  ],
  [
    'a helper that calls what it is given once, or three times',
    'once(() => b.includes(1)); thrice(() => b.includes(1));',
    'function once(run: () => void) { run(); } function thrice(run: () => void) { for (let i = 0; i < 3; i++) run(); }',
  ],
  [
    'a search by halves',
    'for (const x of a) { let l = 0, h = b.length; while (l < h) { const m = (l + h) >> 1; if (b[m] < x) l = m + 1; else h = m; } }',
  ],
  ['the letters of the parts of each element', 'for (const x of a) x.names.map((name) => name.slice(3)).join();'],
  [
    'what a generator gives for each element',
    'for (const x of a) for (const part of partsOf(x)) res.write(part);',
    'function* partsOf(row: Row) { for (let i = 0; i < row.parts.length; i++) yield row.parts[i]; } interface Row { parts: string[] }',
  ],
  [
    'what is asked for by each element',
    'for (const x of a) { if (!x) continue; const all = await cache.get(x); for (const one of all.rows) res.write(one); }',
    'declare const cache: any;',
  ],
  [
    'what is made of each element before it is gone over',
    'for (const x of a) { const own = [...partsOf(x)]; for (const one of own) res.write(one); }',
    'const partsOf = (row: { parts: string[] }) => row.parts.filter(Boolean);',
  ],
  [
    'what was gathered since the last time',
    'let since = []; for (const x of a) { since.push(x); if (x.ends) { res.write(String([...since])); since = []; } }',
  ],
  ['a short text by its name', 'for (const x of a) if (b.title.includes(x.word)) res.write(x.word);'],
  [
    'a short text that a function is given',
    'for (const x of a) if (isLong(b, x)) res.write(x);',
    "const isLong = (text: string, x: number) => text.includes('..') && x > 1;",
  ],
  ['the end of a list', 'const all = []; for (const x of a) { all.push(x); if (!x) all.splice(-1, 1); }'],
  ['the last element of a list', 'const all = []; for (const x of a) { all.push(x); all.splice(all.length - 1); }'],
  [
    'what is picked for each of many, gone over once',
    'const own = []; for (const x of a) of(b, x).forEach((y) => { if (y.on) own.push(y); }); own.filter((y) => y.id > 1);',
    'const of = (all: any[], x: any) => x.children;',
  ],
  [
    'a method that has the name of one of lists',
    'const all = new Store(); for (const x of a) if (all.find(x)) res.write(x);',
    'class Store { rows = new Map(); find(id: string) { return this.rows.get(id); } }',
  ],
  [
    'what is worked out once and kept',
    'for (const x of a) { all ??= b.map((y) => y.id); x.first = all[0]; }',
    'let all;',
  ],
];

describe('cpu-loop, by growth', () => {
  for (const [what, body, grows, remedy, helpers] of TOLD) {
    it(`reports ${what}`, () => {
      const [found] = loops(inHandler(body, helpers));
      assert.ok(found, 'nothing was told');
      assert.equal(found.cost?.grows, grows);
      assert.ok((found.cost?.budgetAt ?? 0) > 10, 'no size at which it hurts');
      assert.ok(found.message.startsWith(remedy), found.message);
      assert.equal(found.severity, (found.cost?.budgetAt ?? 0) <= 10_000 ? 'warning' : 'info');
    });
  }

  for (const [what, body, grows] of WITH_LIBRARY) {
    it(`reports ${what} by a library`, () => {
      for (const library of ["import _ from 'lodash';", "const _ = require('underscore');"]) {
        const [found] = loops(inHandler(body, library));
        assert.equal(found?.cost?.grows, grows);
        assert.ok(found.message.startsWith('Use a Map'), found.message);
      }
    });
  }

  for (const [what, body, helpers] of QUIET) {
    it(`ignores ${what}`, () => assert.deepEqual(loops(inHandler(body, helpers)), []));
  }

  it('ignores what a function does for each of many, and what only deeper functions multiply', () => {
    const file = (caller: string) => `
import { createServer } from 'node:http';
const nodes: Node[] = [];
export const add = (node: Node) => nodes.push(node);
createServer((req, res) => { ${caller} res.end(); });
function pairs(own: Node) { return own.calls.filter((call) => own.edges.some((edge) => edge.at.id === call)); }
interface Node { calls: string[]; edges: { at: { id: string } }[] }
`;
    assert.deepEqual(loops(file('for (const node of nodes) pairs(node);')), []);
    assert.equal(loops(file('pairs(nodes[0]);')).length, 1, 'it would be told of one');
    const deep = `
export function caller(names: string[]) { for (const name of names) first(name); }
const first = (name: string) => second(name);
const second = (name: string) => third(name);
const third = (name: string) => all.some((other) => other === name);
const all: string[] = [];
export const add = (name: string) => all.push(name);
`;
    assert.deepEqual(loops(deep), []);
  });

  it('assumes a collection to be small if its name says so', () => {
    const file = (name: string) => `
export const Picker = ({ items }) => <List of={items.filter((item) => all.${name}.includes(item.id))} />;
const all = { ${name}: [] };
export const add = (one) => all.${name}.push(one);
`;
    assert.deepEqual(loops(`//- /a.tsx\n${file('openTabs')}`), []);
    assert.equal(loops(`//- /a.tsx\n${file('elements')}`).length, 1, 'it would be told of another one');
  });

  it('knows the size of a grid that is collected and sorted', () => {
    const source = `
export function tiles(columns: number, rows: number) {
  const all: number[] = [];
  for (let x = 0; x < columns; x++) for (let y = 0; y < rows; y++) all.push(x * y);
  return all.sort((a, b) => a - b);
}
`;
    assert.deepEqual(
      loops(source).filter(({ message }) => message.includes('sort')),
      [],
    );
  });

  it('treats results of a query as a list, and fields of its rows as parts', () => {
    const found = loops(`
//- /app.ts
import express from 'express';
import { rowsOf } from './db.ts';
express().get('/', async (req, res) => {
  const old = await rowsOf('old');
  const all = await rowsOf('all');
  res.json(all.filter((row) => !old.find((other) => other.id === row.id)));
});
//- /db.ts
import mysql from 'mysql2/promise';
const db = mysql.createPool('');
export async function rowsOf(table: string) {
  const [rows] = await db.query('SELECT * FROM ??', [table]);
  return rows;
}
`);
    assert.deepEqual(
      found.map(({ cost }) => cost?.grows),
      ['rows²'],
    );
  });

  it('does not assume that two lists are both long, unless a name or a grid says so', () => {
    const file = (one: string, other: string) => `
export const Picker = (props) => <List of={props.${one}.filter((x) => props.${other}.includes(x.id))} />;
`;
    const isDoubted = (one: string, other: string) => {
      const [found] = loops(`//- /a.tsx\n${file(one, other)}`);
      return found?.factors?.some(({ value }) => value === 'supposed');
    };
    assert.deepEqual(
      [isDoubted('mods', 'enabled'), isDoubted('rows', 'enabled'), isDoubted('mods', 'mods')],
      [true, false, false],
    );
    const grid = `
//- /a.tsx
export const Grid = ({ sri, eri, sci, eci }) => {
  const cells = [];
  for (let r = sri; r <= eri; r++) for (let c = sci; c <= eci; c++) cells.push(String(r * c));
  return <Cells of={cells} />;
};
`;
    assert.equal(loops(grid).length, 1);
  });

  it('reports what callers of a library may make long', () => {
    const library = (source: string) =>
      loops(`
//- /package.json
{ "name": "grid", "main": "index.js", "files": ["index.js"] }
//- /index.ts
${source}
`).length;
    const validate = 'all = all.concat(row.invalid);';
    assert.equal(
      library(
        `export function validate(rows: any[]) { let all: any[] = []; for (const row of rows) ${validate} return all; }`,
      ),
      1,
    );
    assert.equal(
      library(
        `export function validate(hooks: any[]) { let all: any[] = []; for (const row of hooks) ${validate} return all; }`,
      ),
      0,
    );
  });

  it('says from which size on it is slow', () => {
    const [found] = loops(inHandler('a.filter((x) => !b.includes(x));'));
    assert.match(found!.message, /^Use a Map or Set: this grows with a × b, 50 ms from about [67],000, in POST \/$/);
  });

  it('follows a helper in another module, and copies for each chunk of a stream', () => {
    const found = loops(`
//- /app.ts
import { createServer } from 'node:http';
import { missing } from './lists.ts';
createServer((req, res) => {
  let body = Buffer.alloc(0);
  req.on('data', (chunk) => { body = Buffer.concat([body, chunk]); });
  req.on('end', () => { const { known, present } = JSON.parse(body.toString()); res.end(String(missing(known, present))); });
});
//- /lists.ts
export function missing(known: string[], present: string[]) {
  return known.filter((name) => !present.includes(name));
}
`);
    const grows = found.flatMap(({ cost }) => (cost?.budgetAt === undefined ? [] : [cost.grows]));
    assert.deepEqual(grows.sort(), ['chunks²', 'known × present']);
  });
});
