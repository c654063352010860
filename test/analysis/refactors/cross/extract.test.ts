/** `extract-to-worker` and `extract-to-process`, each case run before and after. */
import { describeCases, type Case } from './cases.ts';
import { findFunction } from './find-function.ts';

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
      '/sum.ts':
        /new WorkerPool<typeof import\('\.\/sum\.worker\.js'\)\.sum>\(\(\) => new Worker\(new URL\('\.\/sum\.worker\.js', import\.meta\.url\)\)\)/,
      '/sum.worker.ts': 'serve(sum);',
      '/main.ts': 'await sum(1) * 2',
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
      '/sum.worker.ts':
        /import \{ createHash \} from 'node:crypto';\nimport type \{ Options \} from '\.\/sum\.js';[\s\S]*interface Inner[\s\S]*const LIMIT = 10;[\s\S]*\/\*\* Squares\. \*\/\nfunction square/,
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
    has: {
      '/main.ts': 'sumPool.run(offset, names, n)',
      '/sum.worker.ts': 'sum(offset: number, names: string[], n: number): number',
    },
  },
  {
    title: 'a captured parameter',
    code: `//- /main.ts
const work = (offset: number) => {
  const sum = (n: number): number => {
    ${SPIN}
    return total + n + offset;
  };
  return sum(1) + sum(2);
};
export const warm = async () => { work(0); };
export async function run() { return work(3); }
`,
    has: { '/main.ts': 'sumPool.run(offset, n)', '/sum.worker.ts': 'sum(offset: number, n: number): number' },
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
    has: {
      '/sum.js': 'new WorkerPool(() => new Worker(require.resolve("./sum.worker.js")))',
      '/sum.worker.js': /const \{ createHash \} = require\("node:crypto"\)/,
    },
  },
];

const layout: readonly Case[] = [
  {
    title: 'a method in the style of its file: four spaces, no semicolons, no empty lines left',
    target: 'Report.sum',
    code: `//- /main.js
import { hostname } from 'node:os'
import { createHash } from 'node:crypto'

const LIMIT = 3


// twice
function twice(n) { return n * 2 }

export class Report {
    name = hostname()

    sum(n) {
        let out = \`;
        ;\`
        ${SPIN.replace(/;$/, '')}
        for (let i = 0; i < LIMIT; i++) out += twice(i)
        return createHash('sha256').update(out + total + n).digest('hex')
    }
}

export const warm = async () => { new Report().sum(0) }
export async function run() { return new Report().sum(1) }
`,
    has: {
      '/main.js':
        /worker-pool\.js'\n\nconst sumPool = .*\)\)\n\nexport class Report \{[\s\S]*\n {4}async sum\(n\) \{\n {8}return sumPool\.run\(n\)\n {4}\}\n\}\n/,
      '/sum.worker.js': /export function sum\(n\) \{\n {4}let out = `;\n {8};`\n {4}let total/,
      '/worker-pool.js': /\n {4}constructor\(file/,
    },
    lacks: { '/main.js': 'Buffer' },
  },
];

describeCases('extract-to-worker', findFunction, [...crossing, ...layout]);

describeCases(
  'extract-to-process',
  findFunction,
  crossing
    .filter(({ title }) => !title.startsWith('a buffer'))
    .map((example) => ({
      ...example,
      has: Object.fromEntries(
        Object.entries(example.has ?? {}).flatMap(([path, text]) =>
          typeof text === 'string' && !text.includes('Pool') && !path.includes('worker') ? [[path, text]] : [],
        ),
      ),
      lacks: {},
    })),
);
