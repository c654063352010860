/** Handlers that reach a known registration through functions of the project itself. */
import { check } from '../check.ts';

describe('registrations through wrappers', () => {
  it('are found through a closure in a counting variable, and calls by apply', () => {
    check(`
//- /app.ts
import * as vscode from 'vscode';
import { readFileSync } from 'node:fs';
export function activate() {
  const define = (id: string, action: (...given: unknown[]) => unknown) => {
    const measured = (...given: unknown[]) => action.apply(undefined, given);
    vscode.commands.registerCommand(id, measured);
  };
  define('open', () => readFileSync('a'));
  //                   ^^^^^^^^^^^^^^^^^ event (vscode command): fs.readFileSync
}
`);
  });

  it('are found if the wrapper registers the result of a factory', () => {
    check(`
//- /app.ts
import * as vscode from 'vscode';
import { readFileSync } from 'node:fs';
const definer = (store: string) => (id: string, make: (store: string) => () => unknown) => {
  vscode.commands.registerCommand(id, make(store));
};
const opening = (store: string) => () => readFileSync(store);
//                                       ^^^^^^^^^^^^^^^^^^^ event (vscode command): fs.readFileSync
export function activate() {
  const define = definer('a');
  define('open', opening);
}
`);
  });
});

describe('dispatch tables', () => {
  const NAMES = Array.from({ length: 40 }, (_, at) => `job${at}`);
  it('can be large', () => {
    check(`
//- /jobs.ts
import { execSync } from 'node:child_process';
${NAMES.map((name) => `const ${name} = (given: string) => given.trim();`).join('\n')}
const last = (given: string) => execSync(given);
export const jobs = { ${NAMES.join(', ')}, last };
//- /server.ts
import { createServer } from 'node:http';
import { jobs } from './jobs';
createServer((req, res) => { jobs[req.url](req.url); res.end(); });
//                           ^^^^^^^^^^^^^^^^^^^^^^ request? (http server): jobs[req.url] > child_process.execSync
`);
  });
});

describe('methods that frameworks call', () => {
  it('include filters of Nest and requests of debuggers', () => {
    check(`
//- /filter.ts
import { Catch, type ExceptionFilter } from '@nestjs/common';
import { readFileSync } from 'node:fs';
@Catch()
export class Pages implements ExceptionFilter {
  catch() { return readFileSync('page'); }
  //               ^^^^^^^^^^^^^^^^^^^^ request (nest): fs.readFileSync
}
//- /debug.ts
import { LoggingDebugSession } from '@vscode/debugadapter';
import { readFileSync } from 'node:fs';
export class Session extends LoggingDebugSession {
  protected scopesRequest() { return readFileSync('a'); }
  //                                 ^^^^^^^^^^^^^^^^^ event (debug adapter): fs.readFileSync
  protected disconnectRequest() { return readFileSync('a'); }
}
`);
  });
});

describe('calls that block by name only', () => {
  it('are possible if the package is in no table', () => {
    check(`
//- /app.ts
import { createServer } from 'node:http';
import { packSync } from 'some-packer';
import { Crawler } from 'some-crawler';
import { flushSync } from 'react-dom';
createServer((req, res) => {
  packSync(req.url);
//^^^^^^^^^^^^^^^^^ info request? (http server): some-packer.packSync
  new Crawler().below(req.url).sync();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info request? (http server): below.sync
  flushSync(() => {});
  res.end();
});
`);
  });
});

describe('workers', () => {
  it('include files whose path is in a constant', () => {
    check(`
//- /main.ts
import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
const file = join(__dirname, 'threads', 'work.js');
export const begin = () => new Worker(file);
//- /threads/work.ts
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
createServer(() => readFileSync('a')).listen(80);
`);
  });
});
