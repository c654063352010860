/** Imports and exports join the files, in every spelling of them. */
import { checkLinks as check } from '../check.ts';

describe('linking ES modules', () => {
  it('follows named, renamed, default and namespace exports', () => {
    check(`
//- /lib.ts
import { readFileSync } from 'node:fs';
export function load() { return readFileSync('a'); }
export const again = () => readFileSync('b');
function inner() { return readFileSync('c'); }
export { inner as outer, inner as 'odd name' };
export default function () { return readFileSync('d'); }
export const { read } = { read: () => readFileSync('e') };
//- /main.ts
import whole, { load, again as renamed, outer, 'odd name' as odd, read } from './lib';
import * as lib from './lib.js';
export async function work() {
  whole();
//^^^^^^^ task: whole > fs.readFileSync
  load();
//^^^^^^ task: load > fs.readFileSync
  renamed();
//^^^^^^^^^ task: renamed > fs.readFileSync
  outer();
//^^^^^^^ task: outer > fs.readFileSync
  odd();
//^^^^^ task: odd > fs.readFileSync
  read();
//^^^^^^ task: read > fs.readFileSync
  lib.load();
//^^^^^^^^^^ task: lib.load > fs.readFileSync
  lib.default();
//^^^^^^^^^^^^^ task: lib.default > fs.readFileSync
}
`);
  });

  it('follows re-exports, barrels and export *', () => {
    check(`
//- /lib/read.ts
import { readFileSync } from 'node:fs';
export function load() { return readFileSync('a'); }
export default class Store { load() { return readFileSync('b'); } }
//- /lib/more.ts
export * from './read.ts';
export * from './none.ts';
//- /lib/index.ts
export { load as loadAll, default as Store } from './read.ts';
export * from './more.ts';
export * as read from './read.ts';
export { readFileSync as sync } from 'node:fs';
export * as fs from 'node:fs';
//- /main.ts
import { loadAll, load, read, Store, sync, fs } from './lib';
export async function work() {
  loadAll();
//^^^^^^^^^ task: loadAll > fs.readFileSync
  load();
//^^^^^^ task: load > fs.readFileSync
  read.load();
//^^^^^^^^^^^ task: read.load > fs.readFileSync
  new Store().load();
//^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  sync('c');
//^^^^^^^^^ task: fs.readFileSync
  fs.readFileSync('d');
//^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`);
  });

  it('follows default exports of every kind', () => {
    check(`
//- /object.ts
import { readFileSync } from 'node:fs';
export default { load() { return readFileSync('a'); }, read: readFileSync };
//- /name.ts
import { readFileSync } from 'node:fs';
const load = () => readFileSync('b');
export { load as default };
//- /klass.ts
import { readFileSync } from 'node:fs';
export default class { static load() { return readFileSync('c'); } }
//- /arrow.ts
import { readFileSync } from 'node:fs';
export default () => readFileSync('d');
//- /main.ts
import object from './object.ts';
import load from './name.ts';
import Klass from './klass.ts';
import arrow from './arrow.ts';
export async function work() {
  object.load();
//^^^^^^^^^^^^^ task: object.load > fs.readFileSync
  object.read('e');
//^^^^^^^^^^^^^^^^ task: fs.readFileSync
  load();
//^^^^^^ task: load > fs.readFileSync
  Klass.load();
//^^^^^^^^^^^^ task: Klass.load > fs.readFileSync
  arrow();
//^^^^^^^ task: arrow > fs.readFileSync
}
`);
  });

  it('handles circular imports', () => {
    check(`
//- /a.ts
import { readFileSync } from 'node:fs';
import { b } from './b.ts';
export * from './b.ts';
export function a(depth: number): unknown { return depth ? b(depth - 1) : readFileSync('a'); }
//- /b.ts
import { a } from './a.ts';
export * from './a.ts';
export const b = (depth: number): unknown => a(depth);
//- /main.ts
import { a, none } from './b.ts';
import { b } from './a.ts';
export async function work() {
  a(1);
//^^^^ task: a > fs.readFileSync
  b(1);
//^^^^ task: b > a > fs.readFileSync
  none();
}
`);
  });

  it('follows dynamic imports of own files', () => {
    check(`
//- /lib.ts
import { readFileSync } from 'node:fs';
export const load = () => readFileSync('a');
export default load;
//- /main.ts
export async function work() {
  const { load } = await import('./lib.ts');
  load();
//^^^^^^ task: load > fs.readFileSync
  (await import('./lib.ts')).default();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: default > fs.readFileSync
}
`);
  });

  it('ignores unresolved imports', () => {
    check(`
//- /main.ts
import { load } from './missing.ts';
import { other } from 'some-package';
import text from './page.html';
export async function work() {
  load();
  other();
  text.load();
}
`);
  });
});

describe('linking packages of node_modules', () => {
  it('finds blocking calls in a package that is not in the catalogue', () => {
    check(`
//- /node_modules/quick-config/index.js
const { readFileSync } = require('fs');
exports.read = (file) => parse(readFileSync(file, 'utf8'));
function parse(text) { return text; }
exports.later = async (file) => readFileSync(file);
exports.none = () => 1;
//- /main.ts
import { read, later, none } from 'quick-config';
import config from 'quick-config';
export async function work() {
  read('a');
//^^^^^^^^^ task?: read > fs.readFileSync
  config.read('a');
//^^^^^^^^^^^^^^^^ task?: config.read > fs.readFileSync
  await later('b');
  //    ^^^^^^^^^^ task?: later > fs.readFileSync
  none();
}
`);
  });

  it('prefers the catalogue for a package that it has', () => {
    check(`
import { readJsonSync } from 'fs-extra';
import { readFileSync } from 'graceful-fs';
import spawn from 'cross-spawn';
export async function work() {
  readJsonSync('a');
//^^^^^^^^^^^^^^^^^ task: fs-extra.readJsonSync
  readFileSync('b');
//^^^^^^^^^^^^^^^^^ task: graceful-fs.readFileSync
  spawn.sync('node');
//^^^^^^^^^^^^^^^^^^ task: cross-spawn.sync
}
`);
  });
});
