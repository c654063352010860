/** What is done now and then, or once: it is a hint, unless it takes long. */
import assert from 'node:assert/strict';
import { checkLinks as check } from '../check.ts';
import { filesIn, findingsOf } from '../small-project.ts';

/** `line: how often` of what blocks. */
const frequencies = (source: string): string[] =>
  [...findingsOf(filesIn(source)).values()]
    .flat()
    .filter(({ inHelper }) => !inHelper)
    .map(({ span, factors }) => `${span[0]}: ${factors?.find(({ id }) => id === 'frequency')?.because}`);

describe('what starts a service', () => {
  it('runs once, also after a restart', () => {
    assert.deepEqual(
      frequencies(`
import { createServer } from 'node:https';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'mqtt';
export class Gate {
  async start() {
    this.state = load();
    this.server = createServer({ key: readFileSync('key') }, () => this.save()).listen(443);
  }
  async restart() { await this.stop(); await this.start(); }
  async stop() { this.server.close(); }
  save() { writeFileSync('state', this.state); }
}
function load() { return readFileSync('state'); }
export async function subscribe() { return readFileSync('topics'); }
export async function bridge() { const client = connect('mqtt://broker'); client.publish('up', readFileSync('id')); }
`),
      [
        '6: once, as Gate.start starts a service',
        '7: once, as Gate.start starts a service',
        '7: once per request',
        '14: once per call',
        '15: once, as bridge starts a service',
      ],
    );
  });

  it('excludes handlers, and lazy starts', () => {
    assert.deepEqual(
      frequencies(`
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
let proxy;
function proxyOf() { return (proxy ??= makeProxy()); }
function makeProxy() { const key = readFileSync('key'); return createServer(() => key).listen(81); }
createServer((request, response) => {
  readFileSync('page');
  proxyOf();
  response.end();
}).listen(80);
`),
      ['7: once per request', '8: once, as makeProxy starts a service'],
    );
  });
});

describe('rare occasions', () => {
  it('include saved files, signals, builds and failures', () =>
    check(
      `
import { execSync } from 'node:child_process';
import { readFileSync, watch, writeFileSync } from 'node:fs';
import chokidar from 'chokidar';
watch('a', () => { readFileSync('a'); execSync('b'); });
//                 ^^^^^^^^^^^^^^^^^ event (file watcher): fs.readFileSync
//                                    ^^^^^^^^^^^^^ event (file watcher): child_process.execSync
chokidar.watch('.').on('all', () => readFileSync('c'));
//                                  ^^^^^^^^^^^^^^^^^ event (file watcher): fs.readFileSync
settingsWatcher.on('change', () => readFileSync('d'));
//                                 ^^^^^^^^^^^^^^^^^ event (file watcher): fs.readFileSync
process.on('SIGUSR2', () => writeFileSync('e', ''));
//                          ^^^^^^^^^^^^^^^^^^^^^^ event (process event): fs.writeFileSync
eleventyConfig.on('before', () => writeFileSync('f', ''));
//                                ^^^^^^^^^^^^^^^^^^^^^^ event (build hook): fs.writeFileSync
stream.on('error', () => writeFileSync('g', ''));
//                       ^^^^^^^^^^^^^^^^^^^^^^ event (failure): fs.writeFileSync
child.on('exit', () => writeFileSync('i', ''));
//                     ^^^^^^^^^^^^^^^^^^^^^^ event (process end): fs.writeFileSync
childProcess.on('close', () => writeFileSync('l', ''));
//                             ^^^^^^^^^^^^^^^^^^^^^^ event (process end): fs.writeFileSync
run.on('done', () => writeFileSync('j', ''));
//                   ^^^^^^^^^^^^^^^^^^^^^^ event (completion): fs.writeFileSync
pack.on('aggregated', () => writeFileSync('k', ''));
//                          ^^^^^^^^^^^^^^^^^^^^^^ event (file watcher): fs.writeFileSync
queue.on('change', () => readFileSync('h'));
//                       ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
`,
      { least: 'hint' },
    ));

  it('include log-ins, after which the handler closes the server', () =>
    check(
      `
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
export function logIn(done: () => void) {
  const server = createServer();
  server.on('request', (req, res) => {
    writeFileSync('token', String(req.url));
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http server): fs.writeFileSync
    res.end('Thank you', () => { server.close(); done(); });
  });
}
export function serve(other: { close(): void }) {
  createServer((req, res) => { writeFileSync('b', ''); other.close(); });
  //                           ^^^^^^^^^^^^^^^^^^^^^^ request (http server): fs.writeFileSync
}
`,
      { least: 'hint' },
    ));

  it('include heap snapshots for debugging', () =>
    check(
      `
import { createServer } from 'node:http';
import { writeHeapSnapshot } from 'node:v8';
createServer((req, res) => { res.end(writeHeapSnapshot() + process.report.getReport()); });
//                                   ^^^^^^^^^^^^^^^^^^^ request (http server): v8.writeHeapSnapshot
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http server): process.report.getReport
`,
      { least: 'hint' },
    ));

  it('include the shutdown of servers and programs', () =>
    check(
      `
import { writeFileSync } from 'node:fs';
server.on('close', () => writeFileSync('a', ''));
bus.on('quit', () => writeFileSync('b', ''));
socket.on('close', () => writeFileSync('c', ''));
//                       ^^^^^^^^^^^^^^^^^^^^^^ event: fs.writeFileSync
`,
      { least: 'hint' },
    ));

  it('include set-up and loading in async functions without visible callers', () =>
    check(
      `
import { readFileSync } from 'node:fs';
export async function create() {
  loadPlugins();
  loadTexts();
//^^^^^^^^^^^ task: loadTexts > fs.readFileSync
}
const loadPlugins = () => readFileSync('a');
const loadTexts = () => readFileSync('b');
`,
      { least: 'info' },
    ));

  it('include error reports', () =>
    check(
      `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const formatBundlingError = (error: Error) => error.message + readFileSync('a');
//                                                            ^^^^^^^^^^^^^^^^^ request (http server): formatBundlingError > fs.readFileSync
createServer((req, res) => { res.end(formatBundlingError(new Error(req.url))); });
//                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (http server): formatBundlingError > fs.readFileSync
`,
      { least: 'hint' },
    ));

  it('include migrations of stored data', () =>
    check(
      `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const migrateLegacy = (path: string) => readFileSync(path);
//                                      ^^^^^^^^^^^^^^^^^^ request (http server): migrateLegacy > fs.readFileSync
const ensureColumns = (path: string) => readFileSync(path);
//                                      ^^^^^^^^^^^^^^^^^^ request (http server): ensureColumns > fs.readFileSync
const ensureFolder = (path: string) => readFileSync(path);
//                                     ^^^^^^^^^^^^^^^^^^ request (http server): ensureFolder > fs.readFileSync
createServer((req, res) => { migrateLegacy(req.url); ensureColumns(req.url); ensureFolder(req.url); });
//                           ^^^^^^^^^^^^^^^^^^^^^^ request (http server): migrateLegacy > fs.readFileSync
//                                                   ^^^^^^^^^^^^^^^^^^^^^^ request (http server): ensureColumns > fs.readFileSync
//                                                                           ^^^^^^^^^^^^^^^^^^^^^ request (http server): ensureFolder > fs.readFileSync
`,
      { least: 'hint' },
    ));

  it('include updates of a program', () =>
    check(`
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const updateVersion = (path: string) => readFileSync(path);
const installPlugin = (path: string) => readFileSync(path);
const updateEntry = (path: string) => readFileSync(path);
createServer((req, res) => { updateVersion(req.url); installPlugin(req.url); updateEntry(req.url); });
//                           ^^^^^^^^^^^^^^^^^^^^^^ request (http server): updateVersion > fs.readFileSync
//                                                   ^^^^^^^^^^^^^^^^^^^^^^ request (http server): installPlugin > fs.readFileSync
//                                                                           ^^^^^^^^^^^^^^^^^^^^ request (http server): updateEntry > fs.readFileSync
`));

  it('include dialogs of a page', () =>
    check(
      `
button.onclick = () => { if (confirm('Sure?')) remove(); };
//                           ^^^^^^^^^^^^^^^^ event: confirm
`,
      { least: 'hint' },
    ));

  it('include starts that a timer repeats', () =>
    check(
      `
import { readFileSync } from 'node:fs';
class Link { async start() { readFileSync('a'); } async read() { readFileSync('b'); } }
//                           ^^^^^^^^^^^^^^^^^ timer: link.start > fs.readFileSync
//                                                               ^^^^^^^^^^^^^^^^^ timer: link.read > fs.readFileSync
const link = new Link();
setInterval(() => { link.start(); link.read(); }, 1000);
`,
      { least: 'hint' },
    ));
});

describe('a function that registers routes', () => {
  it('runs before the first request, whoever calls it', () =>
    check(`
import express from 'express';
import { readFileSync } from 'node:fs';
export async function create() {
  const app = express();
  readFileSync('a');
  app.get('/', (request, response) => response.end(readFileSync('b')));
  //                                               ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
}
`));
});

describe('chained registrations of handlers', () => {
  it('belong to the emitter at the start of the chain', () =>
    check(`
import { writeFileSync } from 'node:fs';
server.on('connection', () => {}).on('close', () => writeFileSync('a', ''));
socket.on('connect', () => {}).on('close', () => writeFileSync('b', ''));
//                                               ^^^^^^^^^^^^^^^^^^^^^^ event: fs.writeFileSync
`));
});

describe('the main function of a package', () => {
  it('starts its service', () =>
    check(
      `
import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', (req, res) => res.end());
export default async function serve() { readFileSync('a'); }
//                                      ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
export async function answer() { readFileSync('b'); }
//                               ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
`,
      { offers: 'modules', main: '/a.ts' },
    ));
});

describe('an async function that runs for all elements at once', () => {
  it('blocks the others, in libraries, too', () =>
    check(
      `
import { readFileSync, writeFileSync } from 'node:fs';
export async function download(keys: string[], fetch: (key: string) => Promise<string>) {
  await Promise.all(keys.map(async (key) => { writeFileSync(key, await fetch(key)); }));
  //                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: callback of map > fs.writeFileSync
  for (const key of keys) writeFileSync(key, await fetch(key));
  //                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.writeFileSync
  return Promise.all(keys.map(async (key) => readFileSync(key)));
  //                                         ^^^^^^^^^^^^^^^^^ task: callback of map > fs.readFileSync
}
`,
      { offers: 'modules' },
    ));
});
