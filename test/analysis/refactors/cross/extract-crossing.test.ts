/** What moves to another thread shares nothing with the rest of the process: what would be lost is refused, or kept. */
import { describeCases, type Case } from './cases.ts';
import { findFunction } from './find-function.ts';

/** Computes for about fifty milliseconds. */
const SPIN = 'let total = 0; const end = performance.now() + 50; while (performance.now() < end) total = 1;';

type Row = readonly [title: string, code: string, refused: RegExp];

const state: readonly Row[] = [
  [
    'a setting of another file',
    `//- /settings.ts
let factor = 1;
export const setFactor = (value: number) => { factor = value; };
export const getFactor = () => factor;
//- /main.ts
import { getFactor, setFactor } from './settings.js';
function sum(n: number): number { return n * getFactor(); }
export async function run() { setFactor(5); return sum(1); }
`,
    /`factor` in settings\.ts is mutable module state/,
  ],
  [
    'a cache, through a helper and a re-export',
    `//- /cache.ts
export const cache = new Map<number, number>();
export const keep = (n: number) => { cache.set(n, n); };
//- /helper.ts
import { cache } from './cache.js';
export const known = (n: number) => cache.get(n) ?? 0;
//- /index.ts
export * from './helper.js';
//- /main.ts
import * as helper from './index.js';
import { keep } from './cache.js';
function sum(n: number): number { return n + helper.known(n); }
export async function run() { keep(1); return sum(1); }
`,
    /`cache` in cache\.ts is mutable module state/,
  ],
  [
    'a connection',
    `//- /db.ts
import { createConnection } from 'node:net';
export const client = createConnection('/none');
//- /main.ts
import { client } from './db.js';
function sum(n: number): number { return n + client.bytesRead; }
export async function run() { return sum(1); }
`,
    /`client` in db\.ts is created when the module loads/,
  ],
  [
    'an object that another file changes',
    `//- /options.ts
export default { factor: 1 };
//- /main.ts
import options from './options.js';
function sum(n: number): number { return n * options.factor; }
export async function run() { return sum(1); }
//- /start.ts
import settings from './options.js';
settings.factor = 2;
`,
    /`settings` is changed in start\.ts/,
  ],
  [
    'a count that a class keeps',
    `//- /main.ts
class Counter { static made = 0; }
function sum(n: number): number { return n + Counter.made; }
export async function run() { Counter.made++; return sum(1); }
`,
    /`Counter` is mutable module state/,
  ],
  [
    'the environment, which is set later',
    `//- /main.ts
function sum(n: number): number { return n + Number(process.env.FACTOR); }
export async function run() { process.env.FACTOR = '4'; return sum(1); }
`,
    /`process\.env` is changed while the program runs/,
  ],
  [
    'the end of the process',
    `//- /main.ts
function sum(n: number): number { if (n < 0) process.exit(1); return n; }
export async function run() { return sum(1); }
`,
    /`process\.exit` means something else in a worker/,
  ],
  [
    'a module that starts something when it is loaded',
    `//- /helper.ts
export const half = (n: number) => n / 2;
setInterval(() => undefined, 1000).unref();
//- /main.ts
import { half } from './helper.js';
function sum(n: number): number { return half(n); }
export async function run() { return sum(1); }
`,
    /`setInterval\(.*` in helper\.ts would run in each worker/,
  ],
  [
    'a global of the program',
    `//- /main.js
function sum(n) { return n * globalThis.factor; }
export async function run() { globalThis.factor = 2; return sum(1); }
`,
    /`factor` of the global object is set on the main thread/,
  ],
  [
    'what waits',
    `//- /main.ts
async function sum(n: number): Promise<number> { const answer = await fetch('http://localhost/'); return n + answer.status; }
export async function run() { return sum(1); }
`,
    /it waits for fetch\(\)/,
  ],
];

const values: readonly Row[] = [
  [
    'an instance where `any` is declared',
    `//- /main.ts
class Grid { n = 1; get(at: number) { return at % this.n; } }
function sum(grid: any): number { return grid.get(3); }
export async function run() { return sum(new Grid()); }
`,
    /`grid` may be an instance of a class/,
  ],
  [
    'a method that no plain value has, whoever calls',
    `//- /main.js
export function sum(grid) { return grid.cellAt(3); }
export async function run() { return 1; }
`,
    /`grid\.cellAt\(\)` is a method, which a copy would not have/,
  ],
  [
    'a Buffer without a type',
    `//- /main.js
function sum(bytes) { return bytes[0]; }
export async function run() { return sum(Buffer.from('a')); }
`,
    /`bytes` may be a Buffer/,
  ],
  [
    'a list that a helper sorts',
    `//- /main.js
function order(list) { list.sort(); }
function sum(list) { order(list); return list[0]; }
export async function run() { const list = [2, 1]; sum(list); return list; }
`,
    /`list` is changed by the function/,
  ],
  [
    'rows that are changed one by one',
    `//- /main.ts
interface Row { seen: boolean }
function sum(rows: Row[]): number { for (const row of rows) row.seen = true; return rows.length; }
export async function run() { const rows = [{ seen: false }]; sum(rows); return rows; }
`,
    /`rows` is changed by the function/,
  ],
  [
    'an argument that is assigned to, under another name',
    `//- /main.ts
function sum(input: { n: number }): number { const own = input; Object.assign(own, { n: 2 }); return own.n; }
export async function run() { const input = { n: 1 }; sum(input); return input; }
`,
    /`input` is changed by the function/,
  ],
  [
    'a row that is given back, which the caller changes',
    `//- /main.js
function sum(rows) { return rows.find((row) => row.n > 1); }
export async function run() { const rows = [{ n: 2 }]; const row = sum(rows); row.n = 3; return rows; }
`,
    /its result is a part of an argument, which run changes or compares/,
  ],
  [
    'an instance inside of a result',
    `//- /main.ts
class Grid { n = 1 }
interface Result { grid: Grid; list: number[] }
function sum(n: number): Result { return { grid: new Grid(), list: [n] }; }
export async function run() { return sum(1).grid instanceof Grid; }
`,
    /the result contains an instance of Grid/,
  ],
  [
    'instances in a list, without a type',
    `//- /main.js
class Grid { n = 1 }
function sum(n) { return [new Grid(n)]; }
export async function run() { return sum(1)[0] instanceof Grid; }
`,
    /the result contains an instance of a class/,
  ],
  [
    'an error that is asked for its class',
    `//- /wrong.ts
export class Wrong extends Error {}
//- /main.ts
import { Wrong } from './wrong.js';
function sum(n: number): number { if (n > 0) throw new Wrong('no'); return n; }
export async function run() { try { return sum(1); } catch (error) { return error instanceof Wrong; } }
`,
    /it throws Wrong, and a copy of it is not an instance \(main\.ts:3\)/,
  ],
];

const kept: readonly Case[] = [
  {
    title: 'a Buffer comes back as one',
    code: `//- /main.js
import { gzipSync } from 'node:zlib';
function sum(text) {
  ${SPIN}
  return gzipSync(text + total);
}
export const warm = async () => { sum(''); };
export async function run() { const bytes = sum('a'); return [Buffer.isBuffer(bytes), bytes.toString('hex').slice(0, 4)]; }
`,
    has: { '/main.js': 'Buffer.from(result.buffer, result.byteOffset, result.byteLength)' },
  },
  {
    title: 'a Buffer by its declared type',
    code: `//- /main.ts
function sum(text: string): Buffer {
  ${SPIN}
  return Buffer.from(text + String(total));
}
export const warm = async () => { sum(''); };
export async function run() { return sum('a').toString('base64'); }
`,
  },
  {
    title: 'an error of a class that nobody asks for',
    asks: /^Move sum\(\) to a worker pool, whose errors arrive as plain errors$/,
    code: `//- /main.ts
class Wrong extends Error { override readonly name = 'Wrong'; }
function sum(n: number): number {
  ${SPIN}
  if (n > 0) throw new Wrong('no');
  return total;
}
export const warm = async () => { sum(0); };
export async function run() { return sum(1); }
`,
  },
  {
    title: "a file of the user's with the name of the pool",
    code: `//- /worker-pool.ts
export class WorkerPool { readonly size = 1; }
//- /main.ts
import { WorkerPool as Own } from './worker-pool.js';
function sum(n: number): number {
  ${SPIN}
  return total + n;
}
export const warm = async () => { sum(0); };
export async function run() { return sum(1) + new Own().size; }
`,
    has: { '/main.ts': './worker-pool-2.js', '/worker-pool-2.ts': 'class WorkerPool' },
  },
  {
    title: 'constants, functions and an environment of other files that nobody changes',
    code: `//- /limits.ts
import { join } from 'node:path';
export const LIMIT = 10;
export const NAMES = Object.freeze(['a', 'b']);
export const FILE = join('a', 'b');
const pattern = /a/;
export const isA = (text: string) => pattern.test(text);
//- /main.ts
import { FILE, isA, LIMIT, NAMES } from './limits.js';
function sum(n: number): number {
  ${SPIN}
  return total + n * LIMIT + NAMES.length + FILE.length + (isA('a') ? 1 : 0) + (process.env.NONE ? 1 : 0);
}
export const warm = async () => { sum(0); };
export async function run() { return sum(1); }
`,
  },
  {
    title: 'a list that is copied before it is sorted',
    code: `//- /main.js
function sum(list) {
  ${SPIN}
  const own = [...list].sort();
  return own[0] + total;
}
export const warm = async () => { sum([1]); };
export async function run() { const list = [2, 1]; return [sum(list), list]; }
`,
  },
];

const refused = [...state, ...values].map(([title, code, reason]): Case => ({ title, code, refused: reason }));
describeCases('extract-to-worker', findFunction, [...kept, ...refused]);
describeCases(
  'extract-to-process',
  findFunction,
  kept.filter(({ title }) => title.startsWith('a Buffer')),
);
