/** What a call calls is told by scope, not by name. */
import { checkLinks as check } from '../check.ts';

describe('the identity of a callee', () => {
  it('follows named, renamed, namespace and default imports, with and without `node:`', () => {
    check(`
import { readFileSync, statSync, readFileSync as read, 'writeFileSync' as write } from 'node:fs';
import * as all from 'fs';
import whole, { default as again } from 'node:fs';
import old = require('fs');
export async function load() {
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  read('a');
//^^^^^^^^^ task: fs.readFileSync
  write('a', '');
//^^^^^^^^^^^^^^ task: fs.writeFileSync
  all.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  all.default.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  whole.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  again.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  old.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`);
  });

  it('does not depend on a name alone', () => {
    check(`
import { readFileSync as other } from './other.ts';
import type { readFileSync as onlyType } from 'node:fs';
const existsSync = (name: string) => name.length > 3;
const store = { readFileSync: (name: string) => name };
export async function load(readFileSync: (name: string) => string) {
  readFileSync('a');
  other('a');
  existsSync('a');
  store.readFileSync('a');
}
//- /other.ts
export const readFileSync = (name: string) => name;
`);
  });

  it('lets an inner variable shadow an outer one', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function load() {
  {
    const readFileSync = (name: string) => name;
    readFileSync('a');
  }
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`);
  });

  it('follows require with and without destructuring', () => {
    check(`
//- /a.js
const fs = require('fs');
const { readFileSync, writeFileSync: write, promises: { readFile } } = require('node:fs');
const direct = require('fs').readFileSync;
async function load() {
  fs.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  write('a', '');
//^^^^^^^^^^^^^^ task: fs.writeFileSync
  direct('a');
//^^^^^^^^^^^ task: fs.readFileSync
  require('fs').readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
//^^^^^^^^^^^^^ task: require
  await readFile('a');
}
`);
  });

  it("recognizes a require that is not Node's", () => {
    check(`
//- /a.js
async function load(require) {
  require('fs').readFileSync('a');
}
`);
  });

  it('follows createRequire', () => {
    check(`
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { readFileSync } = require('node:fs');
export async function load() {
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`);
  });

  it('follows process.getBuiltinModule', () => {
    check(`
import process from 'node:process';
const fs = globalThis.process.getBuiltinModule('fs');
const { execSync } = process.getBuiltinModule('node:child_process');
export async function load() {
  fs.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  execSync('ls');
//^^^^^^^^^^^^^^ task: child_process.execSync
  process.getBuiltinModule('fs').readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`);
  });

  it('follows await import()', () => {
    check(`
export async function load() {
  const fs = await import('node:fs');
  fs.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  const { readFileSync, default: whole } = await import('fs');
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  whole.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  (await import('node:fs')).readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  await import('node:fs').then(({ readFileSync }) => readFileSync('a'));
  //                                                 ^^^^^^^^^^^^^^^^^ task: callback of then > fs.readFileSync
  await import('node:fs').then((module) => module.readFileSync('a'));
  //                                       ^^^^^^^^^^^^^^^^^^^^^^^^ task: callback of then > fs.readFileSync
}
`);
  });

  it('follows aliases', () => {
    check(`
import * as fs from 'node:fs';
const read = fs.readFileSync;
const { readFileSync: again } = fs;
const { native } = fs.realpathSync;
const table = { read: fs.readFileSync, fs };
let late;
late = fs.readFileSync;
const bound = fs.readFileSync.bind(fs);
const either = process.env.DRY ? () => '' : fs.readFileSync;
export async function load() {
  read('a');
//^^^^^^^^^ task: fs.readFileSync
  again('a');
//^^^^^^^^^^ task: fs.readFileSync
  for (const name of fs.readdirSync('a')) native(name);
  //                 ^^^^^^^^^^^^^^^^^^^ task: fs.readdirSync
  //                                      ^^^^^^^^^^^^ task: realpathSync.native
  table.read('a');
//^^^^^^^^^^^^^^^ task: fs.readFileSync
  table.fs.readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  late('a');
//^^^^^^^^^ task: fs.readFileSync
  bound('a');
//^^^^^^^^^^ task: fs.readFileSync
  either('a');
//^^^^^^^^^^^ task: fs.readFileSync
}
`);
  });

  it('follows computed members with literal keys, optional and asserted callees', () => {
    check(`
import * as fs from 'node:fs';
export async function load(name: string) {
  fs['readFileSync']('a');
//^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  fs[\`readFileSync\`]('a');
//^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  fs?.readFileSync?.('a');
//^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  fs.readFileSync!('a');
//^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  (fs.readFileSync as Function)('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  (fs as any).readFileSync('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  (0, fs.readFileSync)('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  fs[name]('a');
}
`);
  });

  it('follows call, apply and bind', () => {
    check(`
import { readFileSync } from 'node:fs';
import * as fs from 'node:fs';
function helper(name: string) { return readFileSync(name); }
export async function load() {
  readFileSync.call(fs, 'a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  readFileSync.apply(fs, ['a']);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  readFileSync.bind(fs)('a');
//^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  helper.call(null, 'a');
//^^^^^^^^^^^^^^^^^^^^^^ task: helper.call > fs.readFileSync
  helper.bind(null, 'a')();
//^^^^^^^^^^^^^^^^^^^^^^^^ task: helper.bind > fs.readFileSync
}
`);
  });

  it('follows functions passed to something that calls them at once', () => {
    check(`
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
const read = (name: string) => readFileSync(name);
const twice = (fn: (name: string) => unknown) => [fn('a'), fn('b')];
export async function load(paths: string[]) {
  paths.map(readFileSync);
//^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  paths.forEach((path) => readFileSync(path));
  //                      ^^^^^^^^^^^^^^^^^^ task: callback of forEach > fs.readFileSync
  paths.map(read);
//^^^^^^^^^^^^^^^ task: callback of map > fs.readFileSync
  paths.map(basename);
  Array.from(paths, readFileSync);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  twice(readFileSync);
//^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  twice(read);
//^^^^^^^^^^^ task: callback of twice > fs.readFileSync
  paths.includes(readFileSync.name);
}
`);
  });

  it('recognizes globals, also through the global object', () => {
    check(
      `
declare const window: Window;
export async function ask(shared: Int32Array) {
  Atomics.wait(shared, 0, 0);
//^^^^^^^^^^^^^^^^^^^^^^^^^^ task: Atomics.wait
  globalThis.Atomics.wait(shared, 0, 0);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: Atomics.wait
  window.confirm('Sure?');
  alert('Done');
//^^^^^^^^^^^^^ task: alert
}
`,
      { least: 'hint' },
    );
  });

  it('recognizes instances of classes that are not analyzed', () => {
    check(`
import Database from 'better-sqlite3';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
const database = new Database('a.db');
export async function rows(statement: StatementSync) {
  database.prepare('select 1').all();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: prepare.all
  const sqlite = new DatabaseSync('b.db');
  //             ^^^^^^^^^^^^^^^^^^^^^^^^ task: sqlite.DatabaseSync
  sqlite.exec('vacuum');
//^^^^^^^^^^^^^^^^^^^^^ task: DatabaseSync.exec
  statement.all();
//^^^^^^^^^^^^^^^ task: StatementSync.all
}
`);
  });
});
