/** Where blocking harms nobody: start-up, scripts, tests, workers, the end of a process. */
import { checkLinks as check } from '../check.ts';

describe('start-up', () => {
  it('includes the top level of modules and what it calls', () => {
    check(
      `
import { readFileSync } from 'node:fs';
readFileSync('a');
//^^^^^^^^^^^^^^^ startup: fs.readFileSync
const load = () => readFileSync('b');
load();
//^^^^ startup: load > fs.readFileSync
for (const name of ['c']) readFileSync(name);
//                        ^^^^^^^^^^^^^^^^^^ startup: fs.readFileSync
export class Store { static text = readFileSync('d'); }
//                                 ^^^^^^^^^^^^^^^^^ startup: fs.readFileSync
await start();
async function start() { return readFileSync('e'); }
//                              ^^^^^^^^^^^^^^^^^ startup: start > fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('includes what only start-up calls, without any other caller', () => {
    check(`
import { readFileSync } from 'node:fs';
async function once() { return readFileSync('a'); }
async function both() { return readFileSync('b'); }
//                             ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
once().then(() => both());
setInterval(both, 10);
`);
  });

  it('excludes an async function without callers, unless its name says so', () => {
    check(`
import { readFileSync } from 'node:fs';
export async function getUser() { return readFileSync('a'); }
//                                       ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
export async function bootstrap() { return readFileSync('b'); }
//                                         ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
export async function loadConfig() { return readFileSync('c'); }
//                                          ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
export const arrow = async () => readFileSync('d');
//                               ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
export async function* lines() { yield readFileSync('e'); }
//                                     ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
export class Store { async load() { return readFileSync('f'); } }
//                                         ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
`);
  });

  it('includes what assembles a program', () => {
    check(`
import { readFileSync } from 'node:fs';
export const providers = [{ provide: 'SETTINGS', useFactory: async () => readFileSync('a') }];
export const others = [{ provide: 'SETTINGS', make: async () => readFileSync('b') }];
//                                                              ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
`);
  });

  it('includes async functions that only call each other', () => {
    check(`
import { readFileSync } from 'node:fs';
async function ping() { await pong(); }
async function pong() { readFileSync('a'); await ping(); }
//                      ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
`);
  });
});

describe('the end of a process', () => {
  it('is recognized by a property or a method', () => {
    check(
      `
import gracefulShutdown from 'http-graceful-shutdown';
import { readFileSync } from 'node:fs';
gracefulShutdown(server, { onShutdown: stop });
async function stop() { return readFileSync('a'); }
//                             ^^^^^^^^^^^^^^^^^ exit (language server): fs.readFileSync
`,
      { least: 'off' },
    );
  });
});

describe('scripts and tests', () => {
  it('are recognized by their path, their first line and the package', () => {
    check(
      `
//- /scripts/build.ts
import { readFileSync } from 'node:fs';
export async function build() { return readFileSync('a'); }
//                                     ^^^^^^^^^^^^^^^^^ script: fs.readFileSync
//- /vite.config.ts
import { readFileSync } from 'node:fs';
export default async () => readFileSync('b');
//                         ^^^^^^^^^^^^^^^^^ script: fs.readFileSync
//- /tool.js
#!/usr/bin/env node
const { readFileSync } = require('node:fs');
//                       ^^^^^^^^^^^^^^^^^^ script: require
exports.run = async () => readFileSync('c');
//                        ^^^^^^^^^^^^^^^^^ script: fs.readFileSync
//- /command.ts bin
import { readFileSync } from 'node:fs';
export const run = async () => readFileSync('d');
//                             ^^^^^^^^^^^^^^^^^ script: fs.readFileSync
//- /test/users.ts
import { readFileSync } from 'node:fs';
it('reads', async () => { readFileSync('e'); });
//                        ^^^^^^^^^^^^^^^^^ test: fs.readFileSync
//- /src/users.spec.ts
import { readFileSync } from 'node:fs';
beforeEach(async () => { readFileSync('f'); });
//                       ^^^^^^^^^^^^^^^^^ test: fs.readFileSync
//- /src/users.ts
import { readFileSync } from 'node:fs';
export async function users() { return readFileSync('g'); }
//                                     ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('can start a server, whose requests wait', () => {
    check(
      `
//- /scripts/serve.js
#!/usr/bin/env node
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
createServer((req, res) => res.end(readFileSync('a')));
//                                 ^^^^^^^^^^^^^^^^^ request (http server): fs.readFileSync
export const handle = (req, res) => res.end(readFileSync('b'));
//                                          ^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
stream.on('data', () => readFileSync('c'));
//                      ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
//- /install/web.js
import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', (req, res) => res.end(readFileSync('d')));
//                                       ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('include commands of a command line', () => {
    check(
      `
import { Command } from 'commander';
import { readFileSync } from 'node:fs';
new Command('build').action(async () => { readFileSync('a'); });
//                                        ^^^^^^^^^^^^^^^^^ script (command): fs.readFileSync
new Command('check').action(check);
async function check() { helper(); }
async function helper() { return readFileSync('b'); }
//                               ^^^^^^^^^^^^^^^^^ script (command): helper > fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('include commands that print their usage', () => {
    check(
      `
import { readFileSync } from 'node:fs';
export const build = { command: 'build', handler() { readFileSync('a'); } };
//                                                   ^^^^^^^^^^^^^^^^^ script (command): fs.readFileSync
export const task = { usage: 'builds all', async task(argv: object) { return readFileSync(String(argv)); } };
//                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ script (command): fs.readFileSync
export const button = { label: 'Build', handler() { readFileSync('b'); } };
//                                                  ^^^^^^^^^^^^^^^^^ event (handler): fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('make their callees script code, tests do not', () => {
    check(
      `
//- /scripts/build.ts
import { build } from '../src/build.ts';
import { both } from '../src/both.ts';
await build();
await both();
//- /test/build.test.ts
import { only } from '../src/build.ts';
await only();
//- /src/build.ts
import { readFileSync } from 'node:fs';
export async function build() { return readFileSync('a'); }
//                                     ^^^^^^^^^^^^^^^^^ script: build > fs.readFileSync
export async function only() { return readFileSync('b'); }
//                                    ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
//- /src/both.ts
import { readFileSync } from 'node:fs';
export async function both() { return readFileSync('c'); }
//                                    ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
//- /src/server.ts
import { both } from './both.ts';
setInterval(both, 10);
`,
      { least: 'off' },
    );
  });
});

describe('workers', () => {
  it('include handlers of messages from the parent', () =>
    check(
      `
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
export const isMain = isMainThread;
export function expose(work: () => void, file: string) {
  if (isMain) return new Worker(file).on('message', () => readFileSync('a'));
  //                                                      ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
  parentPort.on('message', ({ port }) => {
    readFileSync('b');
//  ^^^^^^^^^^^^^^^^^ worker (worker): fs.readFileSync
    port.on('message', () => { readFileSync('c'); work(); });
    //                         ^^^^^^^^^^^^^^^^^ worker (worker): fs.readFileSync
  });
}
`,
      { least: 'off' },
    ));

  it('include files that are loaded into threads and processes', () => {
    check(
      `
//- /main.js
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Piscina from 'piscina';
new Worker('./by-path.js');
new Worker(new URL('./by-url.js', import.meta.url));
new Worker(join(__dirname, 'by-join.js'));
fork('./child.js');
new Piscina({ filename: new URL('./piscina.js', import.meta.url).href });
//- /by-path.js
import { readFileSync } from 'node:fs';
export const a = async () => readFileSync('a');
//                           ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /by-url.js
import { readFileSync } from 'node:fs';
export const b = async () => readFileSync('b');
//                           ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /by-join.js
import { readFileSync } from 'node:fs';
export const c = async () => readFileSync('c');
//                           ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /child.js
import { readFileSync } from 'node:fs';
process.on('message', () => readFileSync('d'));
//                          ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /piscina.js
import { readFileSync } from 'node:fs';
export default async () => readFileSync('e');
//                         ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
`,
      { least: 'off', rules: { 'worker-for-io': 'off' } },
    );
  });

  it('include files of that name that send answers, in libraries', () => {
    const source = (mark: string) => `
//- /src/code-worker.ts
import { readFileSync } from 'node:fs';
export default { fetch: (request: Request) => new Response(readFileSync('a')) };
${mark}`;
    check(source(''), { offers: 'modules' });
    check(
      source(`//                                                         ^^^^^^^^^^^^^^^^^ request (fetch server): fs.readFileSync
`),
    );
  });

  it('include files of that name without visible callers', () => {
    check(
      `
//- /transform.worker.ts
import { readFileSync } from 'node:fs';
export const transform = async () => readFileSync('a');
//                                   ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
//- /pageWorker.ts
import { readFileSync } from 'node:fs';
export const draw = async () => readFileSync('b');
//                              ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
//- /server.ts
import { draw } from './pageWorker.ts';
setInterval(draw, 10);
`,
      { least: 'off' },
    );
  });

  it('include files that send messages to their parent thread', () => {
    check(
      `
//- /one.ts
import { parentPort } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
parentPort!.on('message', () => readFileSync('a'));
//                              ^^^^^^^^^^^^^^^^^ worker: fs.readFileSync
//- /both.ts
import { isMainThread, parentPort } from 'node:worker_threads';
import { readFileSync } from 'node:fs';
parentPort!.on('message', () => readFileSync('b'));
//                              ^^^^^^^^^^^^^^^^^ worker (worker): fs.readFileSync
export const main = isMainThread;
//- /web.ts
self.onmessage = () => new FileReaderSync().readAsText(new Blob());
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ worker (worker): FileReaderSync.readAsText
self.addEventListener('message', () => new FileReaderSync().readAsText(new Blob()));
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ worker (worker): FileReaderSync.readAsText
`,
      { least: 'off' },
    );
  });
});
