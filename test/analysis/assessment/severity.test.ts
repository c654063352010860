/** How loud it is said: by the context, by how often, by who sends how much, and by what the package is there for. */
import { check } from '../check.ts';

describe('severity', () => {
  it('is an error if a request does it for each element of its data', () => {
    check(
      `
import { readFileSync, statSync } from 'node:fs';
const NAMES = ['a', 'b'];
export function handle(req, res) {
  for (const name of req.body.names) readFileSync(name);
  //                                 ^^^^^^^^^^^^^^^^^^ error request (http handler): fs.readFileSync
  req.body.names.map((name: string) => readFileSync(name));
  //                                   ^^^^^^^^^^^^^^^^^^ error request (http handler): callback of map > fs.readFileSync
  req.query.names.split(',').forEach(read);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error request (http handler): callback of forEach > fs.readFileSync
  for (const name of NAMES) readFileSync(name);
  //                        ^^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
  readFileSync(req.params.name);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
  for (const name of req.body.names) statSync(name);
  //                                 ^^^^^^^^^^^^^^ error request (http handler): fs.statSync
}
const read = (name: string) => readFileSync(name);
//                             ^^^^^^^^^^^^^^^^^^ hint request (http handler): callback of forEach > fs.readFileSync
setInterval(() => { for (const name of NAMES) readFileSync(name); }, 10);
//                                            ^^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
`,
      { least: 'hint' },
    );
  });

  it('is higher for recursion into subfolders, not for recursion into parent folders', () => {
    check(
      `
import { dirname } from 'node:path';
import { realpathSync, statSync } from 'node:fs';
const real = (path: string): string => { try { return realpathSync(path); } catch { return real(dirname(path)); } };
//                                                    ^^^^^^^^^^^^^^^^^^ hint request (http handler): real > fs.realpathSync
const count = (tree: Tree): number => statSync(tree.path).size + tree.children.map(count).length;
//                                    ^^^^^^^^^^^^^^^^^^^ hint request (http handler): count > fs.statSync
export function handle(req, res) {
  real(req.body.path);
//^^^^^^^^^^^^^^^^^^^ hint request (http handler): real > fs.realpathSync
  count(req.body.tree);
//^^^^^^^^^^^^^^^^^^^^ request (http handler): count > fs.statSync
}
`,
      { least: 'hint' },
    );
  });

  it('is higher if an async function runs for each of many elements', () => {
    check(
      `
import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
export async function handle(req, res) {
  const names = await readdir('a');
  await Promise.all(names.map(async (name) => statSync(name)));
  //                                          ^^^^^^^^^^^^^^ request (http handler): callback of map > fs.statSync
  await Promise.all(names.map((name) => sizeOf(name)));
  statSync('b');
//^^^^^^^^^^^^^ hint request (http handler): fs.statSync
}
async function sizeOf(name: string) { return statSync(name).size; }
//                                           ^^^^^^^^^^^^^^ request (http handler): callback of map > sizeOf > fs.statSync
`,
      { least: 'hint' },
    );
  });

  it('is lower for one cached result than for one for each key', () => {
    check(
      `
import { readFileSync } from 'node:fs';
let page: string | undefined;
let title: string | undefined;
let isBusy = false;
const pages = new Map<string, string>();
export function handle(req, res) {
  page ??= readFileSync('page', 'utf8');
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint request (http handler): fs.readFileSync
  if (!isBusy) { isBusy = true; title = readFileSync('title', 'utf8'); isBusy = false; }
  //                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
  if (!pages.has(req.url)) pages.set(req.url, readFileSync(req.url, 'utf8'));
  //                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info request (http handler): fs.readFileSync
}
`,
      { least: 'hint' },
    );
  });

  it('obeys the settings', () => {
    check(
      `
import { readFileSync } from 'node:fs';
export function handle(req, res) { for (const name of req.body.names) readFileSync(name); }
//                                                                    ^^^^^^^^^^^^^^^^^^ info request (http handler): fs.readFileSync
`,
      { contexts: { request: 'info' } },
    );
  });

  it('is lower for exported functions of tools and libraries than for event handlers', () => {
    check(
      `
import { readFileSync } from 'node:fs';
export async function load() { return readFileSync('a'); }
//                                    ^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
child.on('message', () => readFileSync('b'));
//                        ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
`,
      { offers: 'modules', least: 'hint' },
    );
    check(
      `
import { writeFileSync } from 'node:fs';
import { globSync } from 'glob';
child.on('message', (all) => writeFileSync('state', all));
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ info event: fs.writeFileSync
child.on('message', () => globSync('**/*'));
//                        ^^^^^^^^^^^^^^^^ info event: glob.globSync
`,
      { offers: 'modules', least: 'hint' },
    );
    check(
      `
import { execSync } from 'node:child_process';
export async function build() { execSync('a'); }
//                              ^^^^^^^^^^^^^ info task: child_process.execSync
emitter.on('built', () => execSync('b'));
//                        ^^^^^^^^^^^^^ event: child_process.execSync
`,
      { offers: 'modules', least: 'hint' },
    );
    check(
      `
import { readFileSync } from 'node:fs';
export async function load() { return readFileSync('c'); }
//                                    ^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
`,
      { offers: 'commands', least: 'off' },
    );
    check(
      `
import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', (a, b) => b.send('d'));
export async function load() { return readFileSync('e'); }
//                                    ^^^^^^^^^^^^^^^^^ info task: fs.readFileSync
`,
      { offers: 'commands' },
    );
  });

  it('recognizes `next(null, …)` as a callback, not a middleware', () => {
    check(`
import { readFileSync } from 'node:fs';
export function read(context, next) { next(null, readFileSync(context.path)); }
export function answer(context, next) { readFileSync(context.path); return next(); }
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ request (middleware): fs.readFileSync
`);
  });

  it('recognizes hooks of bundlers by their neighbouring properties', () => {
    check(
      `
import { readFileSync } from 'node:fs';
export const plugin = { transform: { filter: { id: /\\.css$/ }, handler(code, id) { return readFileSync(id); } } };
//                                                                                        ^^^^^^^^^^^^^^^^ info event (build hook): fs.readFileSync
watcher.on('event', ({ code }) => { if (code === 'BUNDLE_END') readFileSync('manifest.json'); });
//                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info event (build hook): fs.readFileSync
`,
      { least: 'hint' },
    );
  });

  it('is high in a library if a request handler calls it, even if known only by name', () => {
    check(
      `
import express from 'express';
import { readdirSync, readFileSync } from 'node:fs';
export class FileStore {
  async listObjects() { return readdirSync('a'); }
  //                           ^^^^^^^^^^^^^^^^ info task: fs.readdirSync
  async getObjects(names: string[]) { return Promise.all(names.map(async (name) => readFileSync(name))); }
  //                                                                               ^^^^^^^^^^^^^^^^^^ task: callback of map > fs.readFileSync
  async compact() { return readdirSync('b'); }
  //                       ^^^^^^^^^^^^^^^^ info task: fs.readdirSync
}
express().get('/', async (request, response) => response.send(await request.app.locals.store.listObjects()));
express().get('/all', async (request, response) => response.send(await request.app.locals.store.getObjects([])));
`,
      { offers: 'modules', least: 'hint' },
    );
  });
});
