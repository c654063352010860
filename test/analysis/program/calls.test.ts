/** Calls lead through functions, callbacks and object literals. */
import { checkLinks as check } from '../check.ts';

describe('calls of functions', () => {
  it('passes no argument to a declared `this`', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work() {
  run(() => { readFileSync('a'); }, () => {});
  //          ^^^^^^^^^^^^^^^^^ task: callback of run > fs.readFileSync
  load(true);
  load(false);
//^^^^^^^^^^^ task: load > fs.readFileSync
}
function run(this: void, read: () => void, later: () => void) { read(); setTimeout(later); }
function load(this: void, quick: boolean) { if (!quick) readFileSync('b'); }
`);
  });

  it('follows declarations, expressions, arrows and hoisting', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work() {
  hoisted();
//^^^^^^^^^ task: hoisted > fs.readFileSync
  expression();
//^^^^^^^^^^^^ task: expression > fs.readFileSync
  arrow();
//^^^^^^^ task: arrow > fs.readFileSync
  deep();
//^^^^^^ task: deep > deeper > arrow > fs.readFileSync
}
function hoisted() { return readFileSync('a'); }
const expression = function () { return readFileSync('b'); };
const arrow = () => readFileSync('c');
const deep = () => deeper();
const deeper = () => arrow();
`);
  });

  it('follows functions that are called in place', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work() {
  (() => readFileSync('a'))();
  //     ^^^^^^^^^^^^^^^^^ task: function > fs.readFileSync
  (function () { return readFileSync('b'); })();
  //                    ^^^^^^^^^^^^^^^^^ task: function > fs.readFileSync
  const inner = () => readFileSync('c');
  inner();
//^^^^^^^ task: inner > fs.readFileSync
  const never = () => readFileSync('d');
  //                  ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
  return () => readFileSync('e');
  //           ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
}
`);
  });

  it('follows functions that promisify keeps in a variable', () => {
    check(`
import util, { promisify } from 'node:util';
import { readFileSync } from 'node:fs';
function load(name: string, done: (error: unknown, text?: string) => void) { done(null, readFileSync(name, 'utf8')); }
const loading = promisify(load);
export async function work() {
  await loading('a');
  //    ^^^^^^^^^^^^ task: loading > fs.readFileSync
  const again = util.promisify(load);
  await again('a');
  //    ^^^^^^^^^^ task: again > fs.readFileSync
}
`);
  });

  it('follows callbacks that are called at once', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function work(names: string[]) {
  names.filter((name) => readFileSync(name).length).map((name) => name);
  //                     ^^^^^^^^^^^^^^^^^^ task: callback of filter > fs.readFileSync
  names.sort((a, b) => readFileSync(a).length - readFileSync(b).length);
  //                   ^^^^^^^^^^^^^^^ task: callback of sort > fs.readFileSync
  //                                            ^^^^^^^^^^^^^^^ task: callback of sort > fs.readFileSync
  'text'.replace(/x/g, (match) => readFileSync(match, 'utf8'));
  //                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: callback of replace > fs.readFileSync
  new Promise((resolve) => resolve(readFileSync('a')));
  //                               ^^^^^^^^^^^^^^^^^ task: callback of Promise > fs.readFileSync
  Array.from({ length: 3 }, (_, index) => readFileSync(String(index)));
  //                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: callback of from > fs.readFileSync
  new Set(names).forEach((name) => readFileSync(name));
  //                               ^^^^^^^^^^^^^^^^^^ task: callback of forEach > fs.readFileSync
}
`);
  });

  it('follows callbacks through own functions that call them, pass them on or take them in an object', () => {
    check(`
import { readFileSync } from 'node:fs';
function once<T>(fn: () => T): T { return fn(); }
function each(names: string[], fn: (name: string) => void) { for (const name of names) fn(name); }
const handOn = (fn: () => void) => once(fn);
const inner = (fn: () => void) => [1].forEach(() => fn());
function options({ onItem }: { onItem: () => void }) { onItem(); }
function option(settings: { read: () => void }) { settings.read(); }
const keep: unknown[] = [];
const store = (fn: () => void) => keep.push(fn);
const later = (fn: () => void) => setTimeout(fn, 10);
export async function work() {
  once(() => readFileSync('a'));
  //         ^^^^^^^^^^^^^^^^^ task: callback of once > fs.readFileSync
  each(['b'], (name) => readFileSync(name));
  //                    ^^^^^^^^^^^^^^^^^^ task: callback of each > fs.readFileSync
  handOn(() => readFileSync('c'));
  //           ^^^^^^^^^^^^^^^^^ task: callback of handOn > fs.readFileSync
  inner(() => readFileSync('d'));
  //          ^^^^^^^^^^^^^^^^^ task: callback of inner > fs.readFileSync
  options({ onItem: () => readFileSync('e') });
  //                      ^^^^^^^^^^^^^^^^^ task: callback of options > fs.readFileSync
  option({ read: () => readFileSync('f') });
  //                   ^^^^^^^^^^^^^^^^^ task: callback of option > fs.readFileSync
  store(() => readFileSync('g'));
  //          ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
  later(() => readFileSync('h'));
  //          ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
}
`);
  });

  it('follows what a function returns', () => {
    check(`
import { readFileSync } from 'node:fs';
const make = (name: string) => () => readFileSync(name);
const read = make('a');
function tools() { return { read: () => readFileSync('b') }; }
const wrapped = debounce(() => readFileSync('c'));
import debounce from 'lodash.debounce';
export async function work() {
  read();
//^^^^^^ task: read > fs.readFileSync
  make('d')();
//^^^^^^^^^^^ task: make('d') > fs.readFileSync
  tools().read();
//^^^^^^^^^^^^^^ task: tools().read > fs.readFileSync
  const { read: taken } = tools();
  taken();
//^^^^^^^ task: taken > fs.readFileSync
  wrapped();
//^^^^^^^^^ task: wrapped > fs.readFileSync
}
`);
  });

  it('follows elements of arrays and of registries as possible', () => {
    check(`
import { readFileSync } from 'node:fs';
const json = { load: () => readFileSync('a') };
const text = { load: () => 'text' };
const formats: Record<string, { load(): unknown }> = { json, text };
const readers = { json: () => readFileSync('b'), text: () => 'text' };
const list = [json, text];
export async function work(key: 'json' | 'text') {
  formats[key].load();
//^^^^^^^^^^^^^^^^^^^ task?: formats[key].load > fs.readFileSync
  readers[key]();
//^^^^^^^^^^^^^^ task?: readers[key] > fs.readFileSync
  for (const format of list) format.load();
  //                         ^^^^^^^^^^^^^ task: format.load > fs.readFileSync
  list.forEach((format) => format.load());
  //                       ^^^^^^^^^^^^^ task: callback of forEach > format.load > fs.readFileSync
  list.find((format) => format === json)!.load();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  Object.values(formats).forEach((format) => format.load());
  //                                         ^^^^^^^^^^^^^ task: callback of forEach > format.load > fs.readFileSync
}
`);
  });

  it('follows entries of maps', () => {
    check(`
import { readFileSync } from 'node:fs';
const handlers = new Map<string, () => unknown>([['a', () => readFileSync('a')]]);
class Store { load() { return readFileSync('b'); } }
const stores = new Map<string, Store>();
export async function work(key: string) {
  stores.get(key)?.load();
//^^^^^^^^^^^^^^^^^^^^^^^ task: stores.get(key)?.load > fs.readFileSync
  for (const store of stores.values()) store.load();
  //                                   ^^^^^^^^^^^^ task: store.load > fs.readFileSync
  for (const [, store] of stores) store.load();
  //                              ^^^^^^^^^^^^ task: store.load > fs.readFileSync
  handlers.get(key)?.();
//^^^^^^^^^^^^^^^^^^^^^ task?: handlers.get(key) > fs.readFileSync
}
`);
  });

  it('follows methods of object literals', () => {
    check(`
import { readFileSync } from 'node:fs';
const base = { shared() { return readFileSync('a'); } };
const api = {
  ...base,
  read() { return this.inner(); },
  inner: () => readFileSync('b'),
  nested: { deep() { return readFileSync('c'); } },
};
export async function work() {
  api.read();
//^^^^^^^^^^ task: api.read > this.inner > fs.readFileSync
  api.inner();
//^^^^^^^^^^^ task: api.inner > fs.readFileSync
  api.nested.deep();
//^^^^^^^^^^^^^^^^^ task: api.nested.deep > fs.readFileSync
  api.shared();
//^^^^^^^^^^^^ task: api.shared > fs.readFileSync
  api['inner']();
//^^^^^^^^^^^^^^ task: api['inner'] > fs.readFileSync
  const { inner, nested: { deep } } = api;
  inner();
//^^^^^^^ task: inner > fs.readFileSync
  deep();
//^^^^^^ task: deep > fs.readFileSync
}
export const service = {
  async load() {
    return this.read();
    //     ^^^^^^^^^^^ task: this.read > fs.readFileSync
  },
  read() { return readFileSync('e'); },
};
`);
  });

  it('follows tagged templates and generators', () => {
    check(`
import { readFileSync } from 'node:fs';
const include = (parts: TemplateStringsArray) => readFileSync(parts[0]);
function* lines() { yield readFileSync('a'); }
export async function work() {
  include\`a.txt\`;
//^^^^^^^^^^^^^^ task: include > fs.readFileSync
  for (const line of lines()) console.log(line);
  //                 ^^^^^^^ task: lines > fs.readFileSync
}
`);
  });

  it('follows default values and arguments', () => {
    check(`
import { readFileSync } from 'node:fs';
const load = () => readFileSync('a');
export async function work(text = load(), { read = load } = {}) {
//                                ^^^^^^ task: load > fs.readFileSync
  console.log(load());
  //          ^^^^^^ task: load > fs.readFileSync
  return [load(), read()].concat(text ? load() : '');
  //      ^^^^^^ task: load > fs.readFileSync
  //              ^^^^^^ task: read > fs.readFileSync
  //                                    ^^^^^^ task: load > fs.readFileSync
}
`);
  });
});
