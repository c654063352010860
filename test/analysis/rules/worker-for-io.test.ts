/** Workers that only wait for I/O. */
import { check } from '../check.ts';

describe('worker-for-io', () => {
  it('reports workers that only read and answer', () =>
    check(`
//- /src/main.ts
import { Worker } from 'node:worker_threads';
export const reader = new Worker(new URL('./reader.ts', import.meta.url));
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info worker-for-io startup?: new Worker > readFileSync
export const loader = new Worker('./loader.ts');
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^ info worker-for-io startup?: new Worker > fetch
//- /src/reader.ts
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
parentPort!.on('message', (path: string) => { parentPort!.postMessage(readFileSync(path, 'utf8')); });
//- /src/loader.ts
import { parentPort } from 'node:worker_threads';
async function load(url: string) { parentPort!.postMessage(await fetch(url)); }
parentPort!.on('message', load);
`));

  it('ignores workers that compute, call unknown code, or have no async API', () =>
    check(`
//- /src/main.ts
import { Worker } from 'node:worker_threads';
export const workers = [new Worker('./sum.ts'), new Worker('./parse.ts'), new Worker('./helper.ts'), new Worker('./database.ts')];
export const unknown = new Worker('./missing.ts');
//- /src/sum.ts
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
parentPort!.on('message', (path: string) => {
  let sum = 0;
  for (const byte of readFileSync(path)) sum += byte;
  parentPort!.postMessage(sum);
});
//- /src/parse.ts
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
parentPort!.on('message', (path: string) => { parentPort!.postMessage(JSON.parse(readFileSync(path, 'utf8'))); });
//- /src/helper.ts
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { work } from './work.ts';
parentPort!.on('message', (path: string) => { parentPort!.postMessage(work(readFileSync(path))); });
//- /src/work.ts
export const work = (data: Uint8Array) => data.length;
//- /src/database.ts
import Database from 'better-sqlite3';
import { parentPort } from 'node:worker_threads';
const database = new Database('a.db');
parentPort!.on('message', (query: string) => { parentPort!.postMessage(database.prepare(query).all()); });
`));

  it('reports workers that only walk folders', () =>
    check(`
//- /src/main.ts
import { Worker } from 'node:worker_threads';
import path from 'node:path';
export const snippets = new Worker(path.join(__dirname, 'snippets.js'));
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info worker-for-io startup?: new Worker > fs.readdirSync
//- /src/snippets.js
const { parentPort } = require('worker_threads');
const fs = require('fs');
const path = require('path');
parentPort.on('message', (root) => {
  const found = {};
  for (const name of fs.readdirSync(root)) {
    const file = path.join(root, name, 'snippets.json');
    if (fs.existsSync(file)) found[name] = fs.readFileSync(file, 'utf8');
  }
  parentPort.postMessage(found);
});
`));
});
