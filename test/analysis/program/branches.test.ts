/** What the branch around a call says of it: results that are kept, failures, and arguments that exclude it. */
import { checkLinks as check } from '../check.ts';

describe('branches', () => {
  it('make a cached result a hint, however it is cached', () => {
    check(
      `
import { readFileSync } from 'node:fs';
let logo: string | undefined;
let title: string | undefined;
let text: string | undefined;
const pages = new Map<string, string>();
const parts: Record<string, string> = {};
export async function own() {
  if (logo === undefined) logo = readFileSync('a', 'utf8');
  //                             ^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  title ??= readFileSync('b', 'utf8');
  //        ^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  text = text || readFileSync('c', 'utf8');
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  return logo + title + text;
}
export async function page(name: string) {
  const known = pages.get(name);
  if (known) return known;
  const read = readFileSync(name, 'utf8');
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  pages.set(name, read);
  return read;
}
export async function part(name: string) {
  if (!parts[name]) parts[name] = readFileSync(name, 'utf8');
  //                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  return parts[name];
}
export class Store {
  #all?: string;
  async all() { return this.#all ?? (this.#all = readFileSync('d', 'utf8')); }
  //                                             ^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`,
      { least: 'hint' },
    );
  });

  it('show that a loop ends after the call, which so runs once', () => {
    check(
      `
import { createServer } from 'node:http';
import { statSync } from 'node:fs';
createServer((req, res) => {
  const { names } = req.body;
  for (const name of names) if (name.endsWith('.md')) { res.size = statSync(name).size; break; }
  //                                                               ^^^^^^^^^^^^^^ request (http server): fs.statSync
  for (const name of names) switch (name) { case 'a': { res.size = statSync(name).size; break; } }
  //                                                               ^^^^^^^^^^^^^^ request (http server): fs.statSync
  for (const name of names) { if (name === 'a') continue; res.size = statSync(name).size; break; }
  //                                                                 ^^^^^^^^^^^^^^ request (http server): fs.statSync
  for (const name of names) for (const end of ['a', 'b']) if (name.endsWith(end)) { res.size = statSync(name).size; break; }
  //                                                                                           ^^^^^^^^^^^^^^ request (http server): fs.statSync
  for (const name of names) for (const end of ['a', 'b']) if (name.endsWith(end)) return res.end(statSync(name).size);
  //                                                                                             ^^^^^^^^^^^^^^ request (http server): fs.statSync
  return res.end();
});
`,
      { least: 'hint' },
    );
  });

  it('recognize a cache of the callers, and code for debugging', () => {
    check(
      `
import { appendFileSync, readFileSync } from 'node:fs';
const DEBUG = Boolean(process.env.DEBUG);
const shared = new Map<string, string>();
export async function manifest(path: string, useCache: boolean, cache = shared) {
  log('manifest');
//^^^^^^^^^^^^^^^ task: log > fs.appendFileSync
  if (useCache && cache.has(path)) return cache.get(path);
  const text = readFileSync(path, 'utf8');
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  cache.set(path, text);
  if (DEBUG) readFileSync('a');
  //         ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  return text;
}
function log(text: string) {
  if (!DEBUG) return;
  appendFileSync('log', text);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: log > fs.appendFileSync
}
`,
      { least: 'hint' },
    );
  });

  it('make blocking on request a hint', () => {
    check(
      `
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
export async function load(options: { sync?: boolean }, isSync: boolean) {
  if (options.sync) return readFileSync('a');
  //                       ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  if (!options.sync) return readFileSync('b');
  //                        ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  return isSync && options ? readFileSync('c') : readFile('d');
  //                         ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`,
      { least: 'hint' },
    );
  });

  it('do not excuse what is not cached, is written, or is slow even once', () => {
    check(`
import { readFileSync, writeFileSync } from 'node:fs';
import { execSync } from 'node:child_process';
let last: string | undefined;
let root: string | undefined;
export async function work(names: Set<string>) {
  let own: string | undefined;
  if (!own) own = readFileSync('a', 'utf8');
  //              ^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  if (last) last = readFileSync('b', 'utf8');
  //               ^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  if (!last) console.log(readFileSync('c', 'utf8'));
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  if (!last) last = String(writeFileSync('d', ''));
  //                       ^^^^^^^^^^^^^^^^^^^^^^ task: fs.writeFileSync
  root ??= String(execSync('git rev-parse --show-toplevel'));
  //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: child_process.execSync
}
`);
  });

  it('apply along the call path, and to memoized functions', () => {
    check(
      `
import { readFileSync } from 'node:fs';
import memoize from 'lodash.memoize';
const read = () => readFileSync('a', 'utf8');
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^ task: read > fs.readFileSync
let kept: string | undefined;
const remembered = memoize(() => readFileSync('b', 'utf8'));
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^ task: remembered > fs.readFileSync
export async function work() {
  kept ??= read();
  //       ^^^^^^ task: read > fs.readFileSync
  remembered();
//^^^^^^^^^^^^ task: remembered > fs.readFileSync
}
export async function each() {
  read();
//^^^^^^ task: read > fs.readFileSync
}
`,
      { least: 'hint' },
    );
  });

  it('make what only a failure reaches a hint', () => {
    check(
      `
import { readFileSync } from 'node:fs';
import { execSync } from 'node:child_process';
export async function build(file: string, compile: (file: string) => void) {
  try {
    compile(file);
  } catch {
    readFileSync(file);
//  ^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
    execSync('git status');
//  ^^^^^^^^^^^^^^^^^^^^^^ task: child_process.execSync
  }
}
`,
      { least: 'hint' },
    );
  });

  it('exclude calls by the literals that a caller gives', () => {
    check(`
import { readFileSync } from 'node:fs';
function load(source: string, via: 'file' | 'pipe', quick?: boolean) {
  if (quick) return '';
  return via === 'file' ? readFileSync(source, 'utf8') : source;
}
function steps(count: number): string { return count ? steps(count - 1) : readFileSync('a', 'utf8'); }
export async function work(given: string, via: 'file' | 'pipe') {
  load(given, 'pipe');
  load(given, 'file', true);
  load(given, 'file');
//^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  load(given, via, false);
//^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  steps(1);
//^^^^^^^^ task: steps > fs.readFileSync
}
`);
  });

  it('exclude calls by the options that a caller writes down', () => {
    check(`
import { readFileSync } from 'node:fs';
function load(source: string, options: { dev?: boolean; via?: string } = {}) {
  if (!options.dev) readFileSync(source);
  if (options.via === 'file') readFileSync(source);
}
export async function work(given: string, options: object) {
  load(given, { dev: true, via: 'pipe' });
  load(given, { dev: true, via: 'file' });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  load(given, { dev: false });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  load(given, { dev: true, ...options });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  load(given, options);
//^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
}
`);
  });

  it('exclude calls by values of timers and default parameters', () => {
    check(
      `
import { appendFileSync, readFileSync } from 'node:fs';
let lines: string[] = [];
function flush(sync = false) {
  if (sync) appendFileSync('log', lines.join());
}
setInterval(flush, 1000);
process.on('exit', () => { flush(true); });
function save(sync = false) {
  if (sync) appendFileSync('log', lines.join());
  //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ timer: fs.appendFileSync
}
setInterval(save, 1000, true);
function read(name: string, options: { fresh?: boolean } = {}) {
  if (options.fresh) return readFileSync(name);
  //                        ^^^^^^^^^^^^^^^^^^ task: read > fs.readFileSync
}
function load(name: string, forced = name.length > 3) {
  if (forced) return readFileSync(name);
  //                 ^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
}
export async function work() {
  read('a');
  read('a', {});
  read('a', { fresh: true });
//^^^^^^^^^^^^^^^^^^^^^^^^^^ task: read > fs.readFileSync
  load('a');
//^^^^^^^^^ task: load > fs.readFileSync
  load('a', false);
}
export async function other(sync?: boolean) {
  if (sync) return readFileSync('b');
  //               ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`,
      { least: 'hint' },
    );
  });

  it('make lazy initialization rare', () =>
    check(
      `
import { readFileSync } from 'node:fs';
const pages = new Map<string, Buffer>();
export async function work(name: string, isKept: boolean) {
  const page = (isKept && pages.get(name)) || readFileSync(name);
  //                                          ^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  if (isKept) pages.set(name, page);
  return page;
}
let settings: Buffer;
export async function load() {
  if (settings === void 0) settings = readFileSync('settings');
  //                                  ^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  return settings;
}
export async function again(name: string) {
  return pages.get(name) ?? readFileSync(name);
  //                        ^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`,
      { least: 'hint' },
    ));
});
