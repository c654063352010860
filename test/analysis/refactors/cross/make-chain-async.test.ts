/** `make-chain-async`, each case run before and after. */
import { makeChainAsync } from '../../../../src/analysis/refactors/chain/make-async.ts';
import { describeCases, type Apply, type Case } from './cases.ts';

const apply: Apply = (program, sources, { target }) => {
  const primitive = program.primitives.find(({ call: { node }, row }) => row.twin?.shape === 'await' && !node.facts.async && (!target || node.facts.name === target));
  if (!primitive) throw new Error('nothing blocks in a function that is not async');
  makeChainAsync(primitive, program, sources);
  return [];
};

/** A helper that reads itself. */
const LOAD = `//- /load.ts
import { readFileSync } from 'node:fs';

export function load(path: string): string {
  return readFileSync(path, 'utf8').slice(0, 2);
}
`;
const HERE = `const HERE = new URL('./main.js', import.meta.url).pathname;`;

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
    has: { '/size.ts': 'export const size = async (path: string): Promise<number> => (await load(path)).length;', '/main.ts': 'await twice(HERE) + 1' },
  },
  {
    title: 'a parameter without parentheses',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
const sizes: number[] = [];
const note = (text: string) => { sizes.push(text.length); };
const both = path => { note(load(path)); return load(path) + sizes.length; };
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
      '/store.ts': /interface Store \{ read\(name: string\): Promise<string>; readonly name: string \}[\s\S]*abstract key\(name: string\): Promise<string>;[\s\S]*async key[\s\S]*async key/,
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
    has: { '/load.ts': /load\(path: string\): Promise<string>;[\s\S]*raw: true\): Promise<number>;[\s\S]*Promise<string \| number>/ },
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
    has: { '/main.ts': '(await Promise.all(paths.map(async (path) => await this.get(path)))).join()' },
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
const log: string[] = [];
function traced(path: string) {
  log.push('begin');
  try { return load(path); } finally { log.push('end'); }
}
export async function run() { log.push(traced(HERE)); return log; }
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

const syntax: readonly Case[] = [
  ['a member of the result', 'return load(HERE).length;', '(await load(HERE)).length'],
  ['an argument, a template and a spread', 'return [...load(HERE), `${load(HERE)}!`, String(load(HERE))];', '[...await load(HERE), `${await load(HERE)}!`, String(await load(HERE))]'],
  ['a condition', 'return load(HERE) === \'\' ? 0 : load(HERE) && 1;', 'await load(HERE) === \'\' ? 0 : await load(HERE) && 1'],
  ['what is not evaluated', 'return HERE === \'\' || load(HERE);', '|| await load(HERE)'],
  ['a power', 'return load(HERE).length ** 2 + (load(HERE) ? 1 : 0);', '(await load(HERE)).length ** 2'],
  ['a loop and its head', 'let out = 0; for (const letter of load(HERE)) out += letter.length; while (load(HERE).length < out) out--; return out;', 'of await load(HERE)'],
  ['not-null and assertions', 'return (load(HERE)! as string).length + (load(HERE) satisfies string).length;', '((await load(HERE))! as string)'],
  ['an object and its destructuring', 'const { length } = load(HERE); return { length, text: load(HERE) };', 'const { length } = await load(HERE)'],
  ['a switch', 'switch (load(HERE)) { case \'\': return 0; default: return load(HERE); }', 'switch (await load(HERE))'],
  ['an optional call', 'const maybe: typeof load | undefined = undefined; void maybe; return load(HERE)?.length;', '(await load(HERE))?.length', /its type is used/],
  ['the result of an optional chain', 'const box: { at?: string } = { at: HERE }; return load(box.at ?? HERE)?.at(0);', '(await load(box.at ?? HERE))?.at(0)'],
  ['an immediately called function', 'return (() => load(HERE))();', 'await (async () => await load(HERE))()'],
  ['a nested function', 'function inner() { return load(HERE); } return inner() + inner();', 'await inner() + await inner()'],
  ['map', 'return [HERE, HERE].map((path) => load(path));', 'await Promise.all([HERE, HERE].map(async (path) => await load(path)))'],
  ['map of the function itself', 'return [HERE, HERE].map(load);', 'await Promise.all([HERE, HERE].map(load))'],
  ['forEach', 'const out: string[] = []; [HERE, HERE].forEach((path, index) => { if (index > 1) return; out.push(load(path) + index); }); return out;',
    'for (const [index, path] of [HERE, HERE].entries()) { if (index > 1) continue; out.push(await load(path) + index); }'],
  ['forEach without a block', 'const out: string[] = []; [HERE].forEach((path) => out.push(load(path))); return out;', 'for (const path of [HERE]) out.push(await load(path));'],
  ['filter', 'return [HERE, \'\'].filter((path) => path && load(path).length > 1).length;', '(path && (await load(path)).length > 1) ? [path] : []'],
  ['flatMap', 'return [HERE].flatMap((path) => [load(path), 1]);', '.flat()'],
  ['some', 'return [HERE].some((path) => load(path) === \'\');', '', /some\(\) needs the result/],
  ['reduce', 'return [HERE].reduce((all, path) => all + load(path), \'\');', '', /reduce\(\) needs the result/],
  ['sort', 'return [HERE].sort((a, b) => load(a).localeCompare(load(b)));', '', /sort\(\) needs the result/],
  ['forEach of a map', 'const out: string[] = []; const map = new Map([[HERE, HERE]]); map.forEach((path) => { out.push(load(path)); }); return out;', '', /of a map/],
  ['a replacer', 'return HERE.replace(/x/, () => load(HERE));', '', /replace\(\) needs the result/],
  ['the executor of a promise', 'return await new Promise((resolve) => { resolve(load(HERE)); });', '', /Promise\(\) does not wait/],
].map(([title, body, wanted, refused]) => ({
  title: title as string,
  code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
function work() { ${body as string} }
export async function run() { return work(); }
`.replace('function work() { return await new', 'async function work() { return await new'),
  ...(refused ? { refused: refused as RegExp } : { has: { '/main.ts': wanted as string } }),
}));

const obstacles: readonly Case[] = [
  ['a constructor', 'class Box { readonly text: string; constructor() { this.text = load(HERE); } }\nconst make = () => new Box();', /a constructor cannot wait/],
  ['a getter', 'class Box { get text() { return load(HERE); } }\nconst make = () => new Box().text;', /a getter cannot wait/],
  ['a field', 'class Box { text = load(HERE); }\nconst make = () => new Box().text;', /the initial value of a field/],
  ['a generator', 'function* texts() { yield load(HERE); }\nconst make = () => [...texts()];', /a generator/],
  ['a default value', 'function text(value = load(HERE)) { return value; }\nconst make = () => text();', /default value of a parameter/],
  ['a type predicate', 'function isText(value: unknown): value is string { return value === load(HERE); }\nconst make = () => isText(1);', /type checker/],
  ['a function type that is declared elsewhere', 'type Make = () => string;\nconst make: Make = () => load(HERE);', /its type Make is declared elsewhere/],
  ['a value of a table', 'const table: Record<string, () => unknown> = { text: () => load(HERE) };\nconst make = () => table["text"]!();', /declared outside the project|handed over/],
  ['a callback of a library', 'const make = () => JSON.parse("[1]", () => load(HERE));', /parse\(\) needs|does not wait|needs the result/],
  ['an interface from outside', 'class Out extends (await import("node:stream")).Writable { override _write() { load(HERE); } }\nconst make = () => new Out();', /outside the project/],
  ['a helper that calls back', 'function now<T>(task: () => T): T { return task(); }\nconst make = () => now(() => load(HERE));', /now\(\) does not wait/],
  ['a handler of exit', 'process.on("exit", () => { load(HERE); });\nconst make = () => 1;', /exit handler/],
].map(([title, body, refused]) => ({
  title: title as string, refused: refused as RegExp,
  code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
${body as string}
export async function run() { return make(); }
`,
}));

const modules: readonly Case[] = [
  {
    title: 'CommonJS',
    isCommonJs: true,
    code: `//- /load.js
const fs = require('fs');

/**
 * @param {string} path
 * @returns {string} the beginning
 */
function load(path) {
  return fs.readFileSync(path, 'utf8').slice(0, 2);
}

module.exports = { load };
//- /main.js
const { load } = require('./load');

const helper = () => load(__filename).length;
exports.run = async () => helper();
`,
    has: { '/load.js': /@returns \{Promise<string>\} the beginning[\s\S]*await fs\.promises\.readFile\(path, 'utf8'\)/ },
  },
  {
    title: 'a required name and exports one by one',
    isCommonJs: true,
    code: `//- /load.js
const { readFileSync, existsSync } = require("node:fs")
exports.load = (path) => existsSync(path) && readFileSync(path, "utf8").length > 2
//- /main.js
const files = require("./load.js")
exports.run = async () => files.load(__filename)
`,
    has: { '/load.js': /require\("node:fs\/promises"\)/, '/main.js': 'await files.load(__filename)' },
  },
  {
    title: 'the top of a CommonJS module, in the middle',
    isCommonJs: true,
    refused: /the top of a CommonJS module cannot wait/,
    code: `//- /load.js
const fs = require('fs');
exports.load = (path) => fs.readFileSync(path, 'utf8');
//- /main.js
const { load } = require('./load');
const text = load(__filename);
exports.run = async () => text.length + load(__filename).length;
`,
  },
  {
    title: 'Windows line ends, tabs and no semicolons',
    code: `${LOAD}//- /main.ts
import { load } from './load.js'
${HERE.replace(';', '')}
const out: string[] = []
const note = (path: string) => {
\tconst unused = 1
\tload(path).split('').forEach((letter) => { out.push(letter) })
\tvoid unused
}
export async function run() { note(HERE); return out }
`.replaceAll('\n', '\r\n').replaceAll(/\/\/- (\S+)\r\n/g, '//- $1\n'),
    has: { '/main.ts': ';(await load(path)).split' },
  },
  {
    title: 'comments stay where they are',
    code: `${LOAD}//- /main.ts
import { load } from './load.js';
${HERE}
// reads
const get = /* the way */ (path: string) /* in */ => /* slowly */ load(path); // here
export async function run() { return /* now */ get(HERE /* me */); }
`,
    has: { '/main.ts': 'const get = /* the way */ async (path: string) /* in */ => /* slowly */ await load(path); // here' },
  },
];

const tests: readonly Case[] = [
  {
    title: 'expectations and mocks of tests',
    isNotRun: true,
    code: `${LOAD}//- /load.test.ts
import { load } from './load.js';
declare const it: (name: string, test: () => void | Promise<void>) => void;
declare const vi: { mocked<T extends (...args: never[]) => unknown>(fn: T): { mockReturnValue(value: ReturnType<T>): void; mockResolvedValue(value: Awaited<ReturnType<T>>): void } };
declare const expect: (value: unknown) => { toBe(value: unknown): void; toThrow(): void; rejects: { toThrow(): Promise<void> } };
it('loads', () => { expect(load('x')).toBe('y'); });
it('throws', () => { expect(() => load('x')).toThrow(); });
it('is mocked', () => { vi.mocked(load).mockReturnValue('z'); });
`,
    has: {
      '/load.test.ts': /async \(\) => \{ expect\(await load\('x'\)\)\.toBe[\s\S]*await expect\(async \(\) => await load\('x'\)\)\.rejects\.toThrow\(\)[\s\S]*mockResolvedValue\('z'\)/,
    },
  },
  {
    title: 'assert.throws',
    code: `${LOAD}//- /main.test.ts
import assert from 'node:assert/strict';
import { load } from './load.js';
export function check() { assert.throws(() => load('/no/such/file'), /ENOENT/); }
//- /main.ts
import { check } from './main.test.js';
import { load } from './load.js';
${HERE}
export async function run() { check(); return load(HERE); }
`,
    has: { '/main.test.ts': 'await assert.rejects(async () => await load' },
  },
  {
    title: 'an object of a test that stands for a store',
    isNotRun: true,
    code: `${LOAD}//- /store.ts
import { load } from './load.js';
export interface Store { read(name: string): string }
export class Files implements Store { read(name: string): string { return load(name); } }
//- /store.test.ts
import type { Store } from './store.js';
declare const it: (name: string, test: () => void | Promise<void>) => void;
const fake: Store = { read: () => 'x' };
it('reads', () => { if (fake.read('a') !== 'x') throw new Error('no'); });
`,
    has: { '/store.test.ts': /read: async \(\) => 'x'[\s\S]*async \(\) => \{ if \(await fake\.read\('a'\)/ },
  },
  {
    title: 'a test that takes done',
    isNotRun: true,
    refused: /says by a callback that it is done/,
    code: `${LOAD}//- /load.test.ts
import { load } from './load.js';
declare const it: (name: string, test: (done: () => void) => void) => void;
it('loads', (done) => { load('x'); done(); });
`,
  },
];

describeCases('make-chain-async', apply, [...values, ...syntax, ...obstacles, ...modules, ...tests]);
