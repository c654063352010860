/** `make-chain-async` where it must stop, in CommonJS, and in tests. */
import { describeCases, type Case } from './cases.ts';
import { find, HERE, LOAD } from './chain-programs.ts';

const obstacles: readonly Case[] = [
  [
    'a constructor',
    'class Box { readonly text: string; constructor() { this.text = load(HERE); } }\nconst make = () => new Box();',
    /a constructor cannot be async/,
  ],
  [
    'a getter',
    'class Box { get text() { return load(HERE); } }\nconst make = () => new Box().text;',
    /a getter cannot be async/,
  ],
  ['a field', 'class Box { text = load(HERE); }\nconst make = () => new Box().text;', /field initialiser/],
  ['a generator', 'function* texts() { yield load(HERE); }\nconst make = () => [...texts()];', /a generator/],
  [
    'a default value',
    'function text(value = load(HERE)) { return value; }\nconst make = () => text();',
    /default parameter value/,
  ],
  [
    'a type predicate',
    'function isText(value: unknown): value is string { return value === load(HERE); }\nconst make = () => isText(1);',
    /type predicate/,
  ],
  [
    'a function type that is declared elsewhere',
    'type Make = () => string;\nconst make: Make = () => load(HERE);',
    /its type Make is declared elsewhere/,
  ],
  [
    'a value of a table',
    'const table: Record<string, () => unknown> = { text: () => load(HERE) };\nconst make = () => table["text"]!();',
    /declared outside the project|passed on/,
  ],
  [
    'a callback of a library',
    'const make = () => JSON.parse("[1]", () => load(HERE));',
    /needs the result|does not await/,
  ],
  [
    'an interface from outside',
    'class Out extends (await import("node:stream")).Writable { override _write() { load(HERE); ' +
      '} }\nconst make = () => new Out();',
    /outside the project/,
  ],
  [
    'a helper that calls back',
    'function now<T>(task: () => T): T { return task(); }\nconst make = () => now(() => load(HERE));',
    /now\(\) does not await its callback/,
  ],
  [
    'a handler whose answer is declared',
    'const handlers: (() => string)[] = [];\nfunction handle(handler: () => string) { ' +
      'handlers.push(handler); }\nhandle(() => load(HERE));\nconst make = () => handlers[0]!();',
    /handle\(\) declares a return type for its callback that is not a promise/,
  ],
  ['a handler of exit', 'process.on("exit", () => { load(HERE); });\nconst make = () => 1;', /exit handler/],
].map(([title, body, refused]) => ({
  title: title as string,
  refused: refused as RegExp,
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
    has: {
      '/load.js': /@returns \{Promise<string>\} the beginning[\s\S]*await fs\.promises\.readFile\(path, 'utf8'\)/,
    },
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
    refused: /a CommonJS module cannot use top-level await/,
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
`
      .replaceAll('\n', '\r\n')
      .replaceAll(/\/\/- (\S+)\r\n/g, '//- $1\n'),
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
    has: {
      '/main.ts': 'const get = /* the way */ async (path: string) /* in */ => /* slowly */ await load(path); // here',
    },
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
      '/load.test.ts':
        /async \(\) => \{ expect\(await load\('x'\)\)\.toBe[\s\S]*await expect\(async \(\) => await load\('x'\)\)\.rejects\.toThrow\(\)[\s\S]*mockResolvedValue\('z'\)/,
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
    title: 'a test with an object that stands for a store, and its own store',
    code: `${LOAD}//- /store.ts
import { load } from './load.js';
export interface Store { read(name: string): string }
export class Files implements Store { read(name: string): string { return load(name); } }
//- /store.test.ts
import type { Store } from './store.js';
const fake: Store = { read: (name) => name + 'x' };
export const check = (store: Store = fake) => store.read('a');
//- /main.ts
import { check } from './store.test.js';
import { Files } from './store.js';
${HERE}
export async function run() { return [check(), new Files().read(HERE)]; }
`,
    has: { '/store.test.ts': /read: async \(name\) => name \+ 'x'[\s\S]*=> await store\.read\('a'\)/ },
  },
  {
    title: 'a test that takes done',
    isNotRun: true,
    refused: /signals completion with a callback/,
    code: `${LOAD}//- /load.test.ts
import { load } from './load.js';
declare const it: (name: string, test: (done: () => void) => void) => void;
it('loads', (done) => { load('x'); done(); });
`,
  },
];

describeCases('make-chain-async', find, [...obstacles, ...modules, ...tests]);
