/** How loud it is said: by the context, by how often, by who sends how much, and by what the package is there for. */
import { check } from '../check.ts';

describe('severity', () => {
  it('is an error where a request does it once per element of what it sends', () => {
    check(`
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
  //                                 ^^^^^^^^^^^^^^ info request (http handler): fs.statSync
}
const read = (name: string) => readFileSync(name);
//                             ^^^^^^^^^^^^^^^^^^ hint request (http handler): callback of forEach > fs.readFileSync
setInterval(() => { for (const name of NAMES) readFileSync(name); }, 10);
//                                            ^^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
`, { least: 'hint' });
  });

  it('keeps to what the user sets', () => {
    check(`
import { readFileSync } from 'node:fs';
export function handle(req, res) { for (const name of req.body.names) readFileSync(name); }
//                                                                    ^^^^^^^^^^^^^^^^^^ info request (http handler): fs.readFileSync
`, { contexts: { request: 'info' } });
  });

  it('is faint in tools and libraries that wait for nobody', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function load() { return readFileSync('a'); }
//                                    ^^^^^^^^^^^^^^^^^ hint task: fs.readFileSync
child.on('message', () => readFileSync('b'));
//                        ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
`, { offers: 'modules', least: 'hint' });
    check(`
import { execSync } from 'node:child_process';
export async function build() { execSync('a'); }
//                              ^^^^^^^^^^^^^ task: child_process.execSync
emitter.on('built', () => execSync('b'));
//                        ^^^^^^^^^^^^^ hint event: child_process.execSync
`, { offers: 'modules', least: 'hint' });
    check(`
import { readFileSync } from 'node:fs';
export async function load() { return readFileSync('c'); }
//                                    ^^^^^^^^^^^^^^^^^ off script (package with commands): fs.readFileSync
`, { offers: 'commands', least: 'off' });
    check(`
import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', (a, b) => b.send('d'));
export async function load() { return readFileSync('e'); }
`, { offers: 'commands' });
  });

  it('is loud in a package for others where a request asks for it, by its name at least', () => {
    check(`
import express from 'express';
import { readdirSync } from 'node:fs';
export class FileStore {
  async listObjects() { return readdirSync('a'); }
  //                           ^^^^^^^^^^^^^^^^ task: fs.readdirSync
  async compact() { return readdirSync('b'); }
  //                       ^^^^^^^^^^^^^^^^ hint task: fs.readdirSync
}
express().get('/', async (request, response) => response.send(await request.app.locals.store.listObjects()));
`, { offers: 'modules', least: 'hint' });
  });
});
