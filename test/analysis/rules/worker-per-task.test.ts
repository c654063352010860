/** Threads, processes and pools that are started again and again. */
import assert from 'node:assert/strict';
import { check } from '../check.ts';
import { filesIn, findingsOf } from '../small-project.ts';

describe('worker-per-task', () => {
  it('warns about threads, processes and pools per request', () =>
    check(`
//- /src/server.ts
import express from 'express';
import { fork, spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import Piscina from 'piscina';
import { resize } from './resize.ts';
const app = express();
app.get('/thread', (req, res) => {
  const worker = new Worker('./task.js');
  //             ^^^^^^^^^^^^^^^^^^^^^^^ worker-per-task request (route): new Worker
  worker.on('message', (answer) => { res.json(answer); });
});
app.get('/process', (req, res) => {
  const child = fork('./task.js');
  //            ^^^^^^^^^^^^^^^^^ worker-per-task request (route): fork
  child.once('message', (answer) => { res.json(answer); });
});
app.get('/node', (req, res) => {
  spawn(process.execPath, ['task.js']).stdout.pipe(res);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ worker-per-task request (route): spawn
});
app.get('/pool', async (req, res) => {
  const pool = new Piscina({ filename: './task.js' });
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ worker-per-task request (route): new Piscina
  res.json(await pool.run(req.query));
});
app.get('/resize', async (req, res) => {
  res.json(await resize(req.query.name));
});
//- /src/resize.ts
import { Worker } from 'node:worker_threads';
export function resize(name: unknown) {
  return new Promise((resolve) => {
    const worker = new Worker('./resize-worker.js', { workerData: name });
    //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ worker-per-task request (route): resize > callback of Promise > new Worker
    worker.on('message', resolve);
  });
}
`));

  it('is information if the frequency is unknown', () =>
    check(`
import { Worker } from 'node:worker_threads';
const run = (task: string) => new Promise((resolve) => {
  const worker = new Worker('./task.js', { workerData: task });
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info worker-per-task task?: run > callback of Promise > new Worker
  worker.on('message', resolve);
});
export async function all(tasks: string[]) {
  for (const task of tasks) await run(task);
}
export async function one(task: string) {
  return new Worker('./task.js').once('message', () => task);
}
`));

  it('is information for events of a server, nothing for those of a page', () =>
    check(`
//- /src/socket.ts
import { Worker } from 'node:worker_threads';
export function listen(socket: import('node:events').EventEmitter) {
  socket.on('preview', (url) => {
    const worker = new Worker('./preview.js');
    //             ^^^^^^^^^^^^^^^^^^^^^^^^^^ info worker-per-task event?: new Worker
    worker.postMessage(url);
    worker.on('message', (data) => { socket.emit('data', data); });
  });
}
//- /src/page.ts
export function show(button: HTMLElement) {
  button.addEventListener('click', () => {
    const worker = new Worker(new URL('./gif.worker.ts', import.meta.url));
    worker.onmessage = () => { worker.terminate(); };
  });
}
`));

  it('is information for other programs if a request runs one for each element', () =>
    check(`
import express from 'express';
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
const converting = promisify(execFile);
const app = express();
app.post('/thumbnails', (req, res) => {
  for (const file of req.body.files) execFile('convert', [file, '-resize', '64']);
  //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info worker-per-task request? (route): execFile
  for (const file of req.body.files) await converting(file);
  //                                       ^^^^^^^^^^^^^^^^ sequential-await request (route): child_process.execFile
  req.body.files.forEach((file: string) => { spawn('convert', [file]); });
  //                                         ^^^^^^^^^^^^^^^^^^^^^^^^ info worker-per-task request? (route): callback of forEach > spawn
  res.end();
});
export async function build(files: string[]) {
  for (const file of files) spawn('tsc', [file]);
}
`));

  it('ignores what is kept and reused', () =>
    check(`
import express from 'express';
import { Worker } from 'node:worker_threads';
import { fork } from 'node:child_process';
import Piscina from 'piscina';
let pool: Piscina | undefined;
const workers = new Map<string, Worker>();
class Service {
  worker: Worker | undefined;
  get() { return this.worker ??= new Worker('./task.js'); }
}
const service = new Service();
const app = express();
app.get('/', async (req, res) => {
  pool ??= new Piscina({ filename: './task.js' });
  if (!workers.has(req.url)) workers.set(req.url, new Worker('./task.js'));
  const child = fork('./session.js');
  remember(child);
  service.get().postMessage(req.url);
  res.json(await pool.run(req.url));
});
function remember(child: unknown) { console.log(child); }
`));

  it('ignores other programs, start-up, scripts and tests', () =>
    check(`
//- /src/server.ts
import express from 'express';
import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
const worker = new Worker('./task.js');
for (let i = 0; i < 4; i++) new Worker('./task.js').unref();
const app = express();
app.get('/', (req, res) => {
  worker.postMessage(req.url);
  spawn('ffmpeg', ['-i', 'a.mp4']).stdout.pipe(res);
});
//- /scripts/build.ts
import { Worker } from 'node:worker_threads';
export async function build(files: string[]) {
  for (const file of files) new Worker(file).on('exit', () => {});
}
`));

  it('calls a function async only if it is declared async', () => {
    const messages = [
      ...findingsOf(
        filesIn(`//- /a.ts
import express from 'express';
import { Worker } from 'node:worker_threads';
const start = (n: number) => { new Worker('./x.js', { workerData: n }).once('message', console.log); };
async function run() { new Worker('./x.js').once('message', console.log); }
express().get('/', async () => { start(1); await run(); });
`),
      ).values(),
    ]
      .flat()
      .map(({ message }) => message.replace(/^.* in /, ''));
    assert.deepEqual(messages, ['function start()', 'async function run()']);
  });

  it('ignores restarts', () =>
    check(
      `
import { Worker } from 'node:worker_threads';
function start() { const worker = new Worker('./x.js'); worker.on('exit', start); }
socket.on('connection', () => { new Worker('./y.js').once('message', console.log); });
//                              ^^^^^^^^^^^^^^^^^^^^ hint worker-per-task event?: new Worker
`,
      { offers: 'modules', least: 'hint' },
    ));

  it("warns about a library's own programs that run for each request", () => {
    for (const offers of ['commands', 'modules'] as const)
      check(
        `
import express from 'express';
import { fork } from 'node:child_process';
express().get('/archive', (req, res) => { fork('./archive.js').on('message', (path) => res.download(path)); });
//                                        ^^^^^^^^^^^^^^^^^^^^ worker-per-task request (route): fork
`,
        { offers },
      );
  });
});
