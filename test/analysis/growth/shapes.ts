/** Programs of any size, each of which makes another part of the analysis work the more, the larger it is. */

const times = (count: number, part: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => part(at)).join('');

export interface Shape {
  /** Parts at which the smaller of the two measured programs takes some hundredths of a second. */
  readonly parts: number;
  /** By its path from the root. */
  readonly files: (parts: number) => Readonly<Record<string, string>>;
}

const one = (text: string): Readonly<Record<string, string>> => ({ '/a.ts': text });

export const SHAPES: Readonly<Record<string, Shape>> = {
  'classes that extend one another': {
    parts: 700,
    files: (parts) =>
      one(
        `class C0 { m() { return fs.readFileSync('a'); } }\n${times(parts, (at) => `class C${at + 1} extends C${at} { n${at}() { this.m(); } }\n`)}`,
      ),
  },
  'nested awaits': {
    parts: 60,
    files: (parts) => one(`async function f() { ${'await (\n'.repeat(parts)}g()${')\n'.repeat(parts)}; }`),
  },
  'awaits one after another': {
    parts: 500,
    files: (parts) =>
      one(`async function f(x) {\n${times(parts, (at) => `  const a${at} = await fetch(x + ${at});\n`)}}`),
  },
  'functions that call the next': {
    parts: 700,
    files: (parts) =>
      one(
        `import fs from 'node:fs';\n${times(parts, (at) => `function f${at}() { f${at + 1}(); }\n`)}function f${parts}() { fs.readFileSync('a'); }\nexport async function go() { f0(); }`,
      ),
  },
  'functions that all call one another in a ring': {
    parts: 600,
    files: (parts) =>
      one(times(parts, (at) => `async function f${at}() { f${(at + 1) % parts}(); f${(at * 7) % parts}(); }\n`)),
  },
  'callers of one function': {
    parts: 500,
    files: (parts) =>
      one(
        `import fs from 'node:fs';\nfunction load() { return fs.readFileSync('a'); }\n${times(parts, (at) => `export async function f${at}() { load(); }\n`)}`,
      ),
  },
  'statements of one function': {
    parts: 1200,
    files: (parts) =>
      one(`export function f(a) {\n${times(parts, (at) => `  const b${at} = a.c(b${Math.max(0, at - 1)});\n`)}}`),
  },
  'loops in loops': {
    parts: 40,
    files: (parts) =>
      one(
        `export function f(list) {\n${times(parts, (at) => `for (const x${at} of list) { list.includes(x${at});\n`)}${'}'.repeat(parts)}}`,
      ),
  },
  'loops one after another': {
    parts: 400,
    files: (parts) =>
      one(
        `export function f(list, other) {\n${times(parts, (at) => `for (const x of list) other.includes(x + ${at});\n`)}}`,
      ),
  },
  'entries of a table of functions': {
    parts: 600,
    files: (parts) =>
      one(
        `import fs from 'node:fs';\nconst table = {\n${times(parts, (at) => `  k${at}: () => fs.readFileSync('a'),\n`)}};\nexport async function run(key) { return table[key](); }`,
      ),
  },
  'files that import the next': {
    parts: 120,
    files: (parts) => ({
      ...Object.fromEntries(
        Array.from({ length: parts }, (_, at) => [
          `/f${at}.ts`,
          `import { g as h } from './f${at + 1}.ts';\nexport const g = async () => h();\n`,
        ]),
      ),
      [`/f${parts}.ts`]: "import fs from 'node:fs';\nexport const g = () => fs.readFileSync('a');\n",
    }),
  },
  'files that export everything of the next': {
    parts: 120,
    files: (parts) => ({
      ...Object.fromEntries(
        Array.from({ length: parts }, (_, at) => [
          `/f${at}.ts`,
          `export * from './f${at + 1}.ts';\nexport const g${at} = 1;\n`,
        ]),
      ),
      [`/f${parts}.ts`]: "import fs from 'node:fs';\nexport const g = () => fs.readFileSync('a');\n",
      '/use.ts': "import { g } from './f0.ts';\nexport async function go() { g(); }\n",
    }),
  },
  'chained calls': {
    parts: 80,
    files: (parts) => one(`export const f = (x) => x${times(parts, (at) => `\n  .map((y) => y + ${at})`)};`),
  },
  'promises chained with then': {
    parts: 80,
    files: (parts) =>
      one(`export const f = (x) => fetch(x)${times(parts, (at) => `\n  .then((y) => fetch(y + ${at}))`)};`),
  },
  'functions in functions': {
    parts: 80,
    files: (parts) => one(`${times(parts, (at) => `async function f${at}() { await g();\n`)}${'}'.repeat(parts)}`),
  },
  'assignments of one variable': {
    parts: 700,
    files: (parts) =>
      one(
        `let handler = () => {};\n${times(parts, (at) => `handler = () => other(${at});\n`)}setInterval(() => handler(), 10);`,
      ),
  },
  'listeners of one emitter': {
    parts: 400,
    files: (parts) =>
      one(
        `import { EventEmitter } from 'node:events';\nconst bus = new EventEmitter();\n${times(parts, (at) => `bus.on('e', () => JSON.parse(text(${at})));\n`)}export async function go() { bus.emit('e'); }`,
      ),
  },
  'pushed handlers': {
    parts: 500,
    files: (parts) =>
      one(
        `import fs from 'node:fs';\nconst all = [];\n${times(parts, () => `all.push(() => fs.readFileSync('a'));\n`)}export async function go() { for (const one of all) one(); }`,
      ),
  },
  'elements of one list': {
    parts: 1500,
    files: (parts) => one(`export const list = [${times(parts, (at) => `{ a: ${at}, b: 'c' },\n`)}];`),
  },
  'one long expression': {
    parts: 120,
    files: (parts) => one(`export const f = (a) => a${times(parts, (at) => `\n + a[${at}]`)};`),
  },
  'branches of a switch': {
    parts: 800,
    files: (parts) =>
      one(
        `export async function f(x) { switch (x) {\n${times(parts, (at) => `case ${at}: await fetch(x); break;\n`)}} }`,
      ),
  },
  'conditions with else': {
    parts: 100,
    files: (parts) =>
      one(`export async function f(x) {\n${times(parts, (at) => `if (x === ${at}) await fetch(x);\nelse `)}g(); }`),
  },
  'results of results': {
    parts: 300,
    files: (parts) =>
      one(
        `export function mix(f, g, x0) {\n${times(parts, (at) => `  const x${at + 1} = f(x${at}, x${at}, x${at}, x${at});\n  for (let i = 0; i < x${at + 1}.length; i++) g(i);\n`)}}`,
      ),
  },
  'functions that load a file of a folder by the name they are given': {
    parts: 400,
    files: (parts) =>
      one(
        `const { join } = require('node:path');\n${times(parts, (at) => `function load${at}(name) { return require(join(__dirname, 'parts', name)); }\nload${at}('a' + process.argv[${at}]);\n`)}`,
      ),
  },
};
