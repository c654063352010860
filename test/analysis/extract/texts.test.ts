/** Files that are not plain script: components, hashbangs, broken, generated or odd text. */
import assert from 'node:assert/strict';
import { checkLinks as check } from '../check.ts';
import { facts } from '../small-project.ts';

describe('scripts inside components', () => {
  it('of Vue keep their positions in the file', () => {
    check(`
//- /Page.vue
<template>
  <button @click="save">Save</button>
</template>
<script>
export default { name: 'page' };
</script>
<script setup lang="ts">
import { readFileSync } from 'node:fs';
import { load } from './load.ts';
async function save(name: string) {
  readFileSync(name); load();
//^^^^^^^^^^^^^^^^^^ event (template event): fs.readFileSync
  //                  ^^^^^^ event (template event): load > fs.readFileSync
}
</script>
<style>p { color: red }</style>
//- /load.ts
import { readFileSync } from 'node:fs';
export const load = () => readFileSync('a');
`);
  });

  it('of Svelte, of modules too', () => {
    check(`
//- /Page.svelte
<script context="module" lang="ts">
  import { readFileSync } from 'node:fs';
  export async function load() {
    return readFileSync('a');
    //     ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  }
</script>
<script>
  async function save() { readFileSync('b'); }
  //                      ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
</script>
<p>{'<script>'}</p>
`);
  });

  it('of Astro, between the fences too', () => {
    check(
      `
//- /Page.astro
---
import { readFileSync } from 'node:fs';
async function load() { return readFileSync('a'); }
//                             ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
---
<p>{await load()}</p>
<script>
  document.addEventListener('click', () => alert('Hello'));
  //                                       ^^^^^^^^^^^^^^ event: alert
</script>
`,
      { least: 'hint' },
    );
  });

  it('exclude what is no script, or is in another file', () => {
    const found = facts(
      '<script src="./a.js"></script>\n<script type="application/json">{"a": 1}</script>\n<p/>',
      '/Page.vue',
    );
    assert.equal(found.error, undefined);
    assert.equal(found.functions[0]!.calls.length, 0);
    assert.equal(facts('<template><p/></template>', '/Page.vue').error, undefined);
  });
});

describe('positions', () => {
  it('count UTF-16 units and all kinds of line ends', () => {
    const { functions } = facts("const a = '😀'; b();\r\n\tc();\n\u2028d();\n");
    assert.deepEqual(
      functions[0]!.calls.map(({ span }) => span),
      [
        [1, 17, 1, 20],
        [2, 2, 2, 5],
        [3, 2, 3, 5],
      ],
    );
  });

  it('are the name alone if a call has several lines', () => {
    check(`
import fs from 'node:fs';
export async function work() {
  fs
    .readFileSync(
//   ^^^^^^^^^^^^ task: fs.readFileSync
      'a',
    );
}
`);
  });
});

describe('odd text', () => {
  it('that does not parse is reported with its position, and the rest is analyzed', () => {
    const { error, functions, lines } = facts('const a = 1;\nconst = 2;\n');
    assert.equal(error!.span[0], 2);
    assert.ok(error!.message.length > 5);
    assert.deepEqual([functions.length, lines], [0, 3]);
    check(`
//- /broken.ts
export const load = (
//- /main.ts
import { readFileSync } from 'node:fs';
import { load } from './broken.ts';
export async function work() {
  load();
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`);
  });

  it('can begin with a byte order mark or a hashbang', () => {
    assert.equal(facts('#!/usr/bin/env node\nrun();', '/a.js').shebang, true);
    assert.equal(facts('\ufeffrun();').functions[0]!.calls.length, 1);
  });

  it('can be empty, only comments, or only types', () => {
    for (const text of [
      '',
      '// nothing',
      'export type A = string;',
      'declare module "x" { export function y(): void }',
    ]) {
      assert.equal(facts(text).error, undefined);
    }
  });

  it('is read as its extension says: JSX in `.js` and `.tsx`, angle brackets as types in `.ts`', () => {
    assert.equal(facts('const a = <p>{b()}</p>;', '/a.js').error, undefined);
    assert.equal(facts('const a = <string>b;', '/a.ts').error, undefined);
    assert.equal(facts('const a = <T,>(b: T) => <p>{b}</p>;', '/a.tsx').error, undefined);
  });

  it('that is minified is skipped', () => {
    const text = (times: number) => `${'function a(){return require("fs").readFileSync("a")}'.repeat(times)}\n`;
    assert.deepEqual(facts(text(40), '/a.js').functions, []);
    assert.equal(facts(text(10), '/a.js').functions.length, 11);
  });

  it('can be nested deeply', () => {
    const calls = Array(300).fill('.then(() => a())').join('');
    const sums = Array(2000).fill('b').join(' + ');
    assert.equal(facts(`f()${calls};\nconst c = ${sums};`).error, undefined);
    assert.equal(facts(`${'f('.repeat(200)}${')'.repeat(200)};`).error, undefined);
  });
});

describe('circular definitions', () => {
  it('of variables, types, classes and functions are handled', function () {
    this.timeout(10_000);
    check(`
import { readFileSync } from 'node:fs';
import { other } from './b.ts';
let node = start; let start = node;
const self = self.self;
const [first, second] = [second, first];
type A = B; type B = A;
interface C extends D {} interface D extends C {}
class E extends F {} class F extends E {}
const o = { ...p }; const p = { ...o };
const f = () => g(); const g = () => f();
const h = (n: number) => h(n - 1)(n);
export const circle = other;
export async function work(a: A, c: C) {
  while (node) node = node.next;
  node.load(); self.load(); first.load(); a.load(); c.load(); new E().load(); o.load(); f().load(); h(1).load(); circle();
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
//- /b.ts
export { circle as other } from './a.ts';
export * from './b.ts';
`);
  });
});
