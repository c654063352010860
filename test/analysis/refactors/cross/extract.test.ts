/** `extract-to-worker` and `extract-to-process`, each case run before and after. */
import { extractTo } from '../../../../src/analysis/refactors/workers/extract.ts';
import { describeCases, type Apply, type Case } from './cases.ts';

const extract = (kind: 'worker' | 'process'): Apply => (program, sources, { target = 'sum' }) => {
  const nodes = [...program.units].flatMap((unit) => unit.nodes);
  const node = nodes.find(({ facts }) => facts.name === target);
  if (!node) throw new Error(`no function ${target} among ${nodes.map(({ facts }) => facts.name).join()}`);
  return extractTo(kind, node, program, sources);
};

/** Computes for about fifty milliseconds. */
const SPIN = 'let total = 0; const end = performance.now() + 50; while (performance.now() < end) total = 1;';

const crossing: readonly Case[] = [
  {
    title: 'a function and its caller',
    code: `//- /sum.ts
export function sum(n: number): number {
  ${SPIN}
  return total + n;
}
//- /main.ts
import { sum } from './sum.js';
export const warm = async () => { sum(0); };
export async function run() { return sum(1) * 2; }
`,
    has: {
      '/sum.ts': /new WorkerPool<typeof import\('\.\/sum\.worker\.js'\)\.sum>\(new URL\('\.\/sum\.worker\.js', import\.meta\.url\)\)/,
      '/sum.worker.ts': 'serve(sum);', '/main.ts': 'await sum(1) * 2',
    },
  },
  {
    title: 'helpers, constants, types and imports travel',
    code: `//- /kind.ts
export type Kind = 'a' | 'b';
//- /sum.ts
import { createHash, randomUUID } from 'node:crypto';
import type { Kind } from './kind.js';

export interface Options { readonly rounds: number; readonly kind: Kind }
interface Inner { readonly value: number }
const LIMIT = 10;
export const shown = LIMIT * 2;

/** Squares. */
function square({ value }: Inner): number { return value * value; }

export function sum(n: number, { rounds }: Options): string {
  ${SPIN}
  for (let i = 0; i < rounds; i++) total += square({ value: n % LIMIT });
  return createHash('sha256').update(String(total)).digest('hex');
}
export const id = randomUUID();
//- /main.ts
import { shown, sum } from './sum.js';
export const warm = async () => { sum(0, { rounds: 1, kind: 'a' }); };
export async function run() { return sum(3, { rounds: 2, kind: 'a' }) + shown; }
`,
    has: {
      '/sum.worker.ts': /import \{ createHash \} from 'node:crypto';\nimport type \{ Options \} from '\.\/sum\.js';[\s\S]*interface Inner[\s\S]*const LIMIT = 10;[\s\S]*\/\*\* Squares\. \*\/\nfunction square/,
      '/sum.ts': /import \{ randomUUID \} from 'node:crypto';/,
    },
    lacks: { '/sum.ts': 'function square' },
  },
  {
    title: 'the error that is thrown, with its name and code',
    code: `//- /main.ts
class Wrong extends Error {
  readonly code = 'WRONG';
  constructor(readonly at: number) { super('wrong'); this.name = 'Wrong'; }
}
function sum(n: number): number {
  ${SPIN}
  if (n > 0) throw new Wrong(n);
  return total;
}
export const warm = async () => { sum(0); };
export async function run() { return sum(1); }
`,
  },
  {
    title: 'an arrow function without a written type',
    code: `//- /main.ts
const sum = (n: number, times = 2) => {
  ${SPIN}
  return { total: total + n * times, list: [n] };
};
export const warm = async () => { sum(0); };
export async function run() { const { total, list } = sum(1); return total + list[0]!; }
`,
    has: { '/main.ts': 'const { total, list } = await sum(1)' },
  },
  {
    title: 'rest parameters',
    code: `//- /main.ts
function sum(first: number, ...others: number[]): number {
  ${SPIN}
  return others.reduce((all, one) => all + one, total + first);
}
export const warm = async () => { sum(0); };
export async function run() { return sum(1, 2, 3); }
`,
    has: { '/main.ts': 'sumPool.run(first, ...others)' },
  },
  {
    title: 'captured variables become arguments',
    code: `//- /main.ts
export async function run() {
  const offset = 3;
  const names: string[] = ['a', 'b'];
  function sum(n: number): number {
    ${SPIN}
    return total + n + offset + names.length;
  }
  return sum(1);
}
const warmed = (n: number): number => n;
export const warm = async () => { warmed(1); };
`,
    isQuick: true,
    has: { '/main.ts': 'sumPool.run(offset, names, n)', '/sum.worker.ts': 'sum(offset: number, names: string[], n: number): number' },
  },
  {
    title: 'a method that does not need its object',
    target: 'Report.sum',
    code: `//- /main.ts
class Report {
  sum(n: number): number {
    ${SPIN}
    return total + n;
  }
  twice(n: number): number { return this.sum(n) * 2; }
}
const report = new Report();
export const warm = async () => { report.twice(0); };
export async function run() { return report.twice(2); }
`,
    has: { '/main.ts': /async sum[\s\S]*async twice[\s\S]*await this\.sum\(n\) \* 2/ },
  },
  {
    title: 'a recursion stays in the worker',
    code: `//- /main.ts
function sum(n: number): number {
  if (n === 0) { ${SPIN} return total; }
  return n + sum(n - 1);
}
export const warm = async () => { sum(0); };
export async function run() { return sum(4); }
`,
    has: { '/sum.worker.ts': 'return n + sum(n - 1);' },
  },
  {
    title: 'a buffer comes back without a copy',
    code: `//- /main.ts
function sum(size: number): Uint8Array {
  ${SPIN}
  return new Uint8Array(size).fill(total);
}
export const warm = async () => { sum(0); };
export async function run() { const bytes = sum(1000); return [bytes.length, bytes[3]]; }
`,
    has: { '/sum.worker.ts': 'value.buffer' },
  },
  {
    title: 'maps, sets, dates and nothing at all',
    code: `//- /main.ts
function sum(map: Map<string, Date>, set: Set<number>): Map<string, number> | undefined {
  ${SPIN}
  return map.size === 0 ? undefined : new Map([...map].map(([key, date]) => [key, date.getTime() + set.size + total]));
}
export const warm = async () => { sum(new Map(), new Set()); };
export async function run() { return [sum(new Map(), new Set()) === undefined, [...sum(new Map([['a', new Date(5)]]), new Set([1]))!]]; }
`,
  },
  {
    title: 'many calls share the workers',
    code: `//- /main.ts
function sum(n: number): number {
  let total = 0; const end = performance.now() + 8; while (performance.now() < end) total = 1;
  return total + n;
}
export const warm = async () => { sum(0); };
export async function run() { const all = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => sum(n)); return all; }
`,
    has: { '/main.ts': 'await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async (n) => await sum(n)))' },
  },
  {
    title: 'an async function',
    code: `//- /main.ts
async function sum(n: number): Promise<number> {
  ${SPIN}
  await Promise.resolve();
  return total + n;
}
export const warm = async () => { await sum(0); };
export async function run() { return await sum(1); }
`,
  },
  {
    title: 'CommonJS, double quotes and no semicolons',
    isCommonJs: true,
    code: `//- /sum.js
const { createHash } = require("node:crypto")

// in hex
function digest(text) { return createHash("sha256").update(text).digest("hex") }

function sum(n) {
    ${SPIN.replace(/;$/, '')}
    return digest(String(total + n))
}

module.exports = { sum }
//- /main.js
const { sum } = require("./sum")
exports.warm = async () => { sum(0) }
exports.run = async () => sum(1)
`,
    has: { '/sum.js': 'new WorkerPool(require.resolve("./sum.worker.js"))', '/sum.worker.js': /const \{ createHash \} = require\("node:crypto"\)/ },
  },
];

const pools: readonly Case[] = ['piscina', 'tinypool', 'workerpool'].map((library) => ({
  title: `the project's own ${library}`,
  dependencies: [library],
  code: `//- /main.ts
/** Sums. */
function sum(n: number, parts: readonly number[]) {
  ${SPIN}
  if (n < 0) throw new TypeError('too small');
  return parts.reduce((all, part) => all + part, total + n);
}
export const warm = async () => { sum(0, []); };
export async function run() {
  let caught = '';
  try { sum(-1, []); } catch (error) { caught = (error as Error).message; }
  return sum(1, [2, 3]) + caught;
}
`,
  has: { '/main.ts': library === 'workerpool' ? 'workerpool.pool(' : /new (Piscina|Tinypool)\(\{ filename: new URL/ },
  lacks: { '/main.ts': 'WorkerPool' },
}));

const pages: readonly Case[] = [
  {
    title: 'a page with Comlink',
    isNotRun: true, dependencies: ['comlink'],
    code: `//- /comlink.d.ts
declare module 'comlink' {
  export function wrap<T>(worker: Worker): { [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never };
  export function expose(value: unknown): void;
}
//- /main.ts
/// <reference lib='dom' />
export function sum(n: number): number { return n * 2; }
export const show = async (n: number) => sum(n);
`,
    has: { '/main.ts': /Comlink\.wrap<\{ sum: typeof import\('\.\/sum\.worker\.js'\)\.sum \}>\(new Worker\(new URL/, '/sum.worker.ts': 'Comlink.expose({ sum });' },
  },
  {
    title: 'a page without a library',
    isNotRun: true, dependencies: ['react-dom', 'vite'],
    code: `//- /main.tsx
/// <reference lib='dom' />
export function sum(n: number): number { return n * 2; }
export const Show = { load: async (n: number) => sum(n) };
`,
    has: { '/main.tsx': /new WorkerPool<typeof import\('\.\/sum\.worker\.js'\)\.sum>\(\(\) => new Worker\(new URL\('\.\/sum\.worker\.js', import\.meta\.url\), \{ type: 'module' \}\)\)/, '/worker-pool.ts': 'hardwareConcurrency' },
  },
];

const obstacles: readonly Case[] = [
  ['`this`', 'class Box { n = 1; sum() { return this.n; } }\nconst go = () => new Box().sum();', /`this` belongs to the caller/, 'Box.sum'],
  ['a function as an argument', 'function sum(each: (n: number) => number) { return each(1); }\nconst go = () => sum((n) => n);', /`each` is a function/],
  ['an argument that is called', 'function sum(each: any) { return each(1); }\nconst go = () => sum(1);', /`each` is a function/],
  ['an instance of a class', 'class Box { n = 1 }\nfunction sum(box: Box) { return box.n; }\nconst go = () => sum(new Box());', /`box` is an instance of Box/],
  ['an argument that is changed', 'function sum(list: number[]) { list.sort(); return list[0]; }\nconst go = () => sum([2, 1]);', /`list` is changed by it/],
  ['state of the module', 'let calls = 0;\nfunction sum() { return calls; }\nconst go = () => { calls++; return sum(); };', /`calls` is mutable state/],
  ['state that it changes', 'const seen = new Map<number, number>();\nfunction sum(n: number) { seen.set(n, n); return n; }\nconst go = () => sum(1);', /`seen` is changed by it/],
  ['what is made at the start', 'const started = Date.now();\nfunction sum() { return started; }\nconst go = () => sum();', /`started` is made when the module starts/],
  ['a helper that others need', 'function half(n: number) { return n / 2; }\nfunction sum(n: number) { return half(n); }\nconst go = () => sum(half(1));', /`half` is needed by others/],
  ['a captured function', 'const go = () => { const half = (n: number) => n / 2; function sum(n: number) { return half(n); } return sum(1); };', /`half` is a function of the function around/],
  ['a captured variable that it changes', 'const go = () => { let total = 0; function sum(n: number) { total += n; return n; } sum(1); return total; };', /`total` is changed by it/],
  ['a generator', 'function* sum() { yield 1; }\nconst go = () => [...sum()];', /a generator/],
  ['type parameters', 'function sum<T>(n: T): T { return n; }\nconst go = () => sum(1);', /type parameters/],
  ['the page', 'declare const document: { title: string };\nfunction sum() { return 1; }\nconst go = () => sum();', undefined],
  ['a Buffer', 'function sum(bytes: Buffer) { return bytes.length; }\nconst go = () => sum(Buffer.from("a"));', /is a Buffer/],
  ['a result with methods', 'function sum(): { get(): number } { return { get: () => 1 }; }\nconst go = () => sum();', /the result has methods/],
  ['a result that is seen to be a function', 'function sum() { return () => 1; }\nconst go = () => sum();', /the result is a function/],
  ['a caller that cannot wait', 'function sum() { return 1; }\nclass Box { n: number; constructor() { this.n = sum(); } }\nconst go = () => new Box();', /a constructor cannot wait/],
].map(([title, body, refused, target]) => ({
  title: title as string, isQuick: true, ...(target ? { target: target as string } : {}),
  code: `//- /main.ts\n${body as string}\nexport async function run() { return go(); }\n`,
  ...(refused ? { refused: refused as RegExp } : {}),
}));

describeCases('extract-to-worker', extract('worker'), [...crossing, ...pages, ...obstacles]);
describeCases('extract-to-worker with a library', extract('worker'), pools);

describeCases('extract-to-process', extract('process'), crossing.filter(({ title }) => !title.startsWith('a buffer')).map((example) => ({
  ...example,
  has: Object.fromEntries(Object.entries(example.has ?? {}).flatMap(([path, text]) => (
    typeof text === 'string' && !text.includes('Pool') && !path.includes('worker') ? [[path, text]] : []))),
  lacks: {},
})));
