/** `make-chain-async` along calls, classes and interfaces, each case run before and after. */
import { describeCases, type Case } from './cases.ts';
import { find, HERE, LOAD } from './chain-programs.ts';

const values: readonly Case[] = [
  {
    title: 'a helper and its caller',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
export async function run() { return load(HERE); }
`,
    has: { '/load.ts': `import { readFile } from 'node:fs/promises';`, '/main.ts': 'return await load(HERE);' },
    lacks: { '/load.ts': 'readFileSync' },
  },
  {
    title: 'through three helpers and an arrow function',
    code: `${LOAD}//- /size.ts
import { load } from './load.js';
export const size = (path: string): number => load(path).length;
export function twice(path: string) { return size(path) * 2; }
//- /main.ts
import { twice } from './size.js';
${HERE}
export async function run() { return twice(HERE) + 1; }
`,
    has: {
      '/size.ts': 'export const size = async (path: string): Promise<number> => (await load(path)).length;',
      '/main.ts': 'await twice(HERE) + 1',
    },
  },
  {
    title: 'a parameter without parentheses',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
const both = path => { const size = load(path).length; return load(path) + size; };
export async function run() { return both(HERE); }
`.replace('path =>', '(path: string) =>'),
  },
  {
    title: 'a re-export under another name and a namespace import',
    code: `${LOAD}//- /index.ts
export { load as read } from './load.js';
//- /main.ts
import * as files from './index.js';
${HERE}
export async function run() { return files.read(HERE); }
`,
    has: { '/main.ts': 'await files.read(HERE)' },
  },
  {
    title: 'a re-export of all, through another',
    code: `${LOAD}//- /inner.ts
export * from './load.js';
//- /index.ts
export * from './inner.js';
//- /main.ts
import { load } from './index.js';
${HERE}
export async function run() { return load(HERE); }
`,
    has: { '/main.ts': 'await load(HERE)' },
  },
  {
    title: 'what the package offers to others',
    main: '/index.ts',
    asks: /^Make load\(\), which the package exports, and its caller async$/,
    code: `${LOAD}//- /index.ts
export { load } from './load.js';
//- /main.ts
import { load } from './index.js';
${HERE}
export async function run() { return load(HERE); }
`,
    has: { '/load.ts': 'export async function load(path: string): Promise<string>' },
  },
  {
    title: 'a caller that the package offers to others',
    main: '/index.ts',
    asks: /^Make load\(\) and its \d callers async, with the exported first\(\)/,
    code: `${LOAD}//- /index.ts
import { load } from './load.js';
export const first = (path: string): string => load(path).slice(0, 1);
//- /main.ts
import { first } from './index.js';
${HERE}
export async function run() { return first(HERE); }
`,
  },
  {
    title: 'a default export',
    code: `//- /load.ts
import fs from 'node:fs';
export default function (path: string) { return fs.readFileSync(path).length; }
//- /main.ts
import size from './load.js';
${HERE}
export async function run() { return size(HERE) > 0; }
`,
    has: { '/load.ts': 'export default async function', '/main.ts': 'await size(HERE) > 0' },
  },
  {
    title: 'a method, the abstract method and the interface it implements',
    code: `${LOAD}//- /store.ts
import { load } from './load.js';
export interface Store { read(name: string): string; readonly name: string }
export abstract class Base {
  protected abstract key(name: string): string;
  read(name: string): string { return this.key(name) + '!'; }
}
export class Files extends Base implements Store {
  readonly name = 'files';
  protected key(name: string): string { return load(name); }
}
export class Memory extends Base implements Store {
  readonly name = 'memory';
  protected key(name: string): string { return name; }
}
//- /main.ts
import { Files, Memory, type Store } from './store.js';
${HERE}
export async function run() {
  const stores: Store[] = [new Files(), new Memory()];
  const out: string[] = [];
  for (const store of stores) out.push(store.read(HERE).slice(-3));
  return out;
}
`,
    has: {
      '/store.ts':
        /interface Store \{ read\(name: string\): Promise<string>; readonly name: string \}[\s\S]*abstract key\(name: string\): Promise<string>;[\s\S]*async key[\s\S]*async key/,
      '/main.ts': '(await store.read(HERE)).slice(-3)',
    },
  },
  {
    title: 'an interface with a property of a function type, and an object that has it',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
interface Source { readonly text: (path: string) => string }
const source: Source = { text: (path) => load(path) };
export async function run() { return source.text(HERE); }
`,
    has: { '/main.ts': 'text: (path: string) => Promise<string>' },
  },
  {
    title: 'overloads',
    code: `//- /load.ts
import { readFileSync } from 'node:fs';
export function load(path: string): string;
export function load(path: string, raw: true): number;
export function load(path: string, raw?: true): string | number {
  const text = readFileSync(path, 'utf8');
  return raw ? text.length : text.slice(0, 2);
}
//- /main.ts
import { load } from './load.js';
${HERE}
export async function run() { return [load(HERE), load(HERE, true) > 1]; }
`,
    has: {
      '/load.ts':
        /load\(path: string\): Promise<string>;[\s\S]*raw: true\): Promise<number>;[\s\S]*Promise<string \| number>/,
    },
  },
  {
    title: 'static and private methods',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
class Loader {
  static first(path: string): string { return new Loader().#load(path); }
  #load(path: string) { return load(path); }
}
export async function run() { return Loader.first(HERE); }
`,
    has: { '/main.ts': /static async first[\s\S]*async #load/ },
  },
  {
    title: 'an arrow function in a class field',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
class Loader {
  private readonly get = (path: string): string => load(path);
  all(paths: string[]) { return paths.map((path) => this.get(path)).join(); }
}
export async function run() { return new Loader().all([HERE, HERE]); }
`,
    has: { '/main.ts': '(await mapTasks(paths, 10, async (path) => await this.get(path))).join()' },
  },
  {
    title: 'an error that a caller catches',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
function orNothing(path: string) {
  try {
    return load(path);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}
${HERE}
export async function run() { return [orNothing('/no/such/file'), orNothing(HERE)]; }
`,
    has: { '/main.ts': 'return await load(path);' },
  },
  {
    title: 'an error that nobody catches',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
const outer = () => load('/no/such/file');
${HERE}
export async function run() { load(HERE); return outer(); }
`,
  },
  {
    title: 'finally comes after the wait',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
function traced(path: string) {
  const log: string[] = [];
  try { log.push(load(path)); } finally { log.push('end'); }
  return log;
}
export async function run() { return traced(HERE); }
`,
  },
  {
    title: 'a module that waits at its top',
    code: `${LOAD}//- /config.ts
import { load } from './load.js';
export const config = load(new URL('./main.js', import.meta.url).pathname);
//- /main.ts
import { config } from './config.js';
import { load } from './load.js';
${HERE}
export async function run() { return config + load(HERE); }
`,
    has: { '/config.ts': 'export const config = await load(' },
  },
  {
    title: 'a type that is made from the function',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
type Text = ReturnType<typeof load>;
function first(): Text { return load(HERE); }
export async function run() { const text: Text = first(); return text.length; }
`,
    has: { '/main.ts': 'type Text = Awaited<ReturnType<typeof load>>;' },
  },
  {
    title: 'a function that gave a promise already changes no caller',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
function later(path: string): Promise<string> { return Promise.resolve(load(path)); }
export async function run() { return later(HERE).then((text) => text + '!'); }
`,
    has: { '/main.ts': /async function later[\s\S]*return later\(HERE\)\.then/ },
  },
  {
    title: 'callbacks of promises',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
export function run() { return Promise.resolve(HERE).then((path) => load(path)).then((text) => text.length); }
`,
  },
  {
    title: 'a recursion',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
function repeat(path: string, times: number): string { return times === 0 ? '' : load(path) + repeat(path, times - 1); }
export async function run() { return repeat(HERE, 3); }
`,
  },
  {
    title: 'two functions that call each other',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
function even(n: number): string { return n === 0 ? load(HERE) : odd(n - 1); }
function odd(n: number): string { return n === 0 ? '' : even(n - 1); }
export async function run() { return even(2); }
`,
  },
];

describeCases('make-chain-async', find, values);
