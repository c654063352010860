/**
 * `extract-to-worker` with the pools that projects have, and by the addresses that compilers and bundlers understand.
 */
import { describeCases, type Case } from './cases.ts';
import { findFunction } from './find-function.ts';

/** Computes for about fifty milliseconds. */
const SPIN = 'let total = 0; const end = performance.now() + 50; while (performance.now() < end) total = 1;';

const addresses: readonly Case[] = [
  {
    title: 'a Worker that the file has already, without the prefix',
    code: `//- /main.ts
import { isMainThread, Worker } from 'worker_threads';
function sum(n: number): number {
  ${SPIN}
  return total + n;
}
export const warm = async () => { sum(0); };
export async function run() { return [sum(1), isMainThread, typeof Worker]; }
`,
    has: {
      '/main.ts':
        /^import \{ isMainThread, Worker \} from 'worker_threads';\nimport \{ WorkerPool \} [\s\S]*new Worker\(new URL/,
    },
  },
  {
    title: 'a Worker of its own',
    code: `//- /main.ts
import { hostname } from 'os';
class Worker { readonly name = hostname(); }
function sum(n: number): number {
  ${SPIN}
  return total + n;
}
export const warm = async () => { sum(0); };
export async function run() { return sum(new Worker().name.length > 0 ? 1 : 2); }
`,
    has: { '/main.ts': /import \{ Worker as Thread \} from 'worker_threads';[\s\S]*new Thread\(new URL/ },
  },
  {
    title: 'imports that esbuild makes CommonJS of, where it knows no import.meta.url',
    isCommonJs: true,
    dependencies: ['esbuild'],
    code: `//- /main.ts
export function sum(n: number): number {
  ${SPIN}
  return total + n;
}
export const warm = async () => { sum(0); };
export async function run() { return sum(1); }
`,
    has: { '/main.ts': "new Worker(require.resolve('./sum.worker.js'))" },
  },
  {
    title: 'webpack, which compiles what it sees made a worker, whatever else the project has',
    isNotRun: true,
    isCommonJs: true,
    dependencies: ['webpack', 'piscina'],
    code: `//- /main.ts
export function sum(n: number): number { return n * 2; }
export async function run() { return sum(1); }
`,
    has: {
      '/main.ts':
        /import \{ Worker \} from 'worker_threads';[\s\S]*\(\(\) => new Worker\(new URL\('\.\/sum\.worker\.ts', import\.meta\.url\)\)\)/,
    },
    lacks: { '/main.ts': 'iscina' },
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
    isNotRun: true,
    dependencies: ['comlink'],
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
    has: {
      '/main.ts': /Comlink\.wrap<\{ sum: typeof import\('\.\/sum\.worker\.js'\)\.sum \}>\(new Worker\(new URL/,
      '/sum.worker.ts': 'Comlink.expose({ sum });',
    },
  },
  {
    title: 'a page without a library',
    isNotRun: true,
    dependencies: ['react-dom', 'vite'],
    code: `//- /main.tsx
/// <reference lib='dom' />
export function sum(n: number): number { return n * 2; }
export const Show = { load: async (n: number) => sum(n) };
`,
    has: {
      '/main.tsx':
        /new WorkerPool<typeof import\('\.\/sum\.worker\.js'\)\.sum>\(\(\) => new Worker\(new URL\('\.\/sum\.worker\.ts', import\.meta\.url\), \{ type: 'module' \}\)\)/,
      '/worker-pool.ts': 'hardwareConcurrency',
    },
  },
];

describeCases('extract-to-worker', findFunction, [...addresses, ...pages]);
describeCases('extract-to-worker', findFunction, pools);

describeCases('extract-to-process', findFunction, [
  {
    title: 'the address where CommonJS loads it from',
    isCommonJs: true,
    code: `//- /main.ts
function sum(n: number): number {
  ${SPIN}
  return total + n;
}
export const warm = async () => { sum(0); };
export async function run() { return sum(1); }
`,
    has: { '/main.ts': "new WorkerPool<typeof import('./sum.process.js').sum>(require.resolve('./sum.process.js'))" },
  },
  {
    title: 'webpack, which does not compile what a process runs',
    dependencies: ['webpack'],
    refused: /webpack compiles workers, but not the files of processes/,
    code: `//- /main.ts
function sum(n: number): number { return n * 2; }
export async function run() { return sum(1); }
`,
  },
]);
