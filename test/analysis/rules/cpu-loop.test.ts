/**
 * The rule `cpu-loop`: loops, recursion and copies over the budget are found where they stand; short and harmless ones
 * are not.
 */
import assert from 'node:assert/strict';
import { check } from '../check.ts';
import { filesIn, findingsOf } from '../small-project.ts';

const said = (source: string, cpuBudget?: number): string[] =>
  [...findingsOf(filesIn(source), cpuBudget === undefined ? {} : { cpuBudget }).values()]
    .flat()
    .filter(({ rule, severity }) => rule === 'cpu-loop' && severity !== 'off')
    .map(({ message }) => message);

describe('cpu-loop', () => {
  it('reports a long loop in place, also in a helper', () => {
    check(`
function mix(seed: number) {
  let value = seed;
  for (let i = 0; i < 50_000_000; i++) value = (value * 31 + i) % 1_000_003;
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop task: mix > loop
  return value;
}
export async function handler() {
  return mix(3);
}
`);
  });

  it('reports the call whose arguments make a loop long', () => {
    check(`
function mix(count: number) {
  let value = 0;
  for (let i = 0; i < count; i++) value = (value * 31 + i) % 1_000_003;
  return value;
}
export async function short() {
  return mix(1000);
}
export async function long() {
  return mix(100_000_000);
  //     ^^^^^^^^^^^^^^^^ cpu-loop task: mix
}
`);
  });

  it('reports a loop that calls something of some milliseconds', () => {
    check(`
function step() {
  let value = 0;
  for (let i = 0; i < 2_000_000; i++) value = (value * 31 + i) % 1_000_003;
  return value;
}
export async function all() {
  let sum = 0;
  for (let i = 0; i < 30; i++) sum += step();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop task: loop
  return sum;
}
`);
  });

  it('reports recursion that doubles with each step', () => {
    check(`
import express from 'express';
function fib(n: number): number {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}
export async function fixed() {
  return fib(42);
  //     ^^^^^^^ cpu-loop task: fib
}
express().get('/fib/:n', (request, response) => {
  response.json(fib(Number(request.params.n)));
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop request (route): fib
});
`);
  });

  it('reports a loop to a number that a request sends', () => {
    check(`
import express from 'express';
express().get('/dice', (request, response) => {
  const count = Number(request.query.count);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.ceil(Math.random() * 6) + new Date(i).getDay();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop request (route): loop
  response.json(sum);
});
`);
  });

  it('ignores such a number if it only limits how much of a list is used', () => {
    check(`
import express from 'express';
import db from './db';
express().get('/keys', (request, response) => {
  const limit = Number(request.query.limit);
  response.json(db.rows().slice(0, limit).map((row) => ({ name: row.key, rest: JSON.parse(row.metadata) })));
});
`);
  });

  it('reports a search in a list for each element of a long list', () => {
    check(`
export async function unique() {
  const seen: number[] = [];
  for (let i = 0; i < 100_000; i++) if (!seen.includes(i * 7)) seen.push(i * 7);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop task: loop
  return seen;
}
`);
  });

  it('reports an accumulator that is copied in each iteration', () => {
    check(`
export async function index() {
  const ids = Array.from({ length: 5000 }, (_, id) => id);
  return ids.reduce((all, id) => ({ ...all, [id]: true }), {});
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop task: ids.reduce
}
`);
  });

  it('reports a copy of an object with the content of a file in it', () => {
    check(`
import { readFile } from 'node:fs/promises';
export async function send(post: (body: object) => Promise<void>, path: string) {
  const bytes = (await readFile(path)).toString('base64');
  const parts: object[] = [{ kind: 'text' }];
  parts.push({ kind: 'file', bytes });
  const payload = { method: 'send', parts };
  console.log(JSON.parse(JSON.stringify(payload)));
  //          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cpu-loop task?: JSON.parse
  await post(payload);
}
`);
  });

  it('reports a hash over a whole file', () => {
    check(`
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
export async function checksum(path: string) {
  const bytes = await readFile(path);
  return createHash('sha256').update(bytes).digest('hex');
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cpu-loop task?: createHash('sha256').update
}
`);
  });

  it('reports nested loops over unknown lists where each step is slow', () => {
    check(`
import Big from 'big.js';
interface Position { readonly symbol: string; readonly values: Record<string, Big> }
export async function totals(dates: string[], positions: Position[]) {
  const sums: Record<string, Big> = {};
  for (const date of dates) {
    for (const position of positions) {
      const value = position.values[date] ?? new Big(0);
      sums[date] = new Big(sums[date] ?? 0).plus(value).minus(new Big(0.01)).times(new Big(1.1)).div(new Big(3)).plus(new Big(4)).plus(new Big(5)).plus(new Big(6))
        .plus(new Big(7)).plus(new Big(8)).plus(new Big(9));
    }
  }
  return sums;
}
`);
  });

  it('ignores loops that nobody waits for, short loops, and loops that yield', () => {
    assert.deepEqual(
      said(`
//- /tool.ts bin
let sum = 0;
for (let i = 0; i < 1e9; i++) sum += i % 7;
console.log(sum);
//- /a.ts
import { setImmediate } from 'node:timers/promises';
export async function short(names: string[]) {
  for (const name of names) for (const other of names) if (name === other) return true;
  for (let i = 0; i < 10_000; i++) if (names[i] === '') return false;
}
export async function polite(rows: number[]) {
  let sum = 0;
  for (let i = 0; i < 1e9; i++) {
    sum += i % 7;
    if (i % 1e6 === 0) await setImmediate();
  }
  return sum;
}
export async function settings(read: () => string) {
  return JSON.parse(JSON.stringify(JSON.parse(read())));
}
`),
      [],
    );
  });

  it('obeys the budget of the settings', () => {
    const source =
      'export async function f() { let n = 0; for (let i = 0; i < 5_000_000; i++) n = (n * 31 + i) ' +
      '% 1_000_003; return n; }';
    assert.deepEqual(said(source, 10_000), []);
    assert.match(
      said(source, 1)[0] ?? '',
      /^Move this loop to a worker: ≈ 5·10⁶ iterations, about \d+ ms on the event loop/,
    );
  });

  it('reports only the longest of several loops over the same data', () => {
    check(
      `
import express from 'express';
express().get('/', (req, res) => {
  const count = Number(req.query.count);
  const names = Array.from({ length: count }, (_, index) => JSON.stringify({ index, name: 'a'.repeat(10) }));
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop request (route): Array.from
  const short = Array.from({ length: count }, (_, index) => JSON.stringify({ index }));
  res.json([names, short]);
});
`,
      { least: 'hint' },
    );
  });
});
