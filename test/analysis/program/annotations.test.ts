/** What the user teaches: annotations of functions, and the settings that name calls. */
import { checkLinks as check } from '../check.ts';

describe('annotations', () => {
  it('@blocking makes every call of the function a finding', () => {
    check(`
//- /native.ts
/** @blocking */
export function query(sql: string): unknown { return binding(sql); }
/**
 * Draws.
 * @blocking
 * @workload cpu
 */
export const draw = () => binding('draw');
export class Client {
  /** @blocking */
  send() { return binding('send'); }
  /** @blocking */
  get state() { return binding('state'); }
}
declare function binding(name: string): unknown;
//- /main.ts
import { Client, draw, query } from './native.ts';
const helper = () => query('b');
export async function work(client: Client) {
  query('a');
//^^^^^^^^^^ task: query
  helper();
//^^^^^^^^ task: helper > query
  draw();
//^^^^^^ task: draw
  client.send();
//^^^^^^^^^^^^^ task: Client.send
  console.log(client.state);
  //                 ^^^^^ task: Client.state
  ['c'].map(query);
//^^^^^^^^^^^^^^^^ task: query
}
query('at start-up');
`);
  });

  it('@blocking replaces findings inside of the function', () => {
    check(
      `
import { readFileSync } from 'node:fs';
/** @blocking */
function load() { return readFileSync('a'); }
//                       ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
export async function work() {
  load();
//^^^^^^ task: load
}
`,
      { least: 'hint' },
    );
  });

  it('@nonblocking excuses a function and what it calls', () => {
    check(`
import { readFileSync } from 'node:fs';
const read = () => readFileSync('a');
/** @nonblocking reads once */
function load() { read(); return readFileSync('b'); }
/** @nonblocking */
export async function vouched() { read(); readFileSync('c'); }
export async function work() {
  load();
  read();
//^^^^^^ task: read > fs.readFileSync
}
`);
  });

  it('@runs-in says where a function runs', () => {
    check(
      `
import { readFileSync } from 'node:fs';
/** @runs-in worker */
export async function inWorker() { readFileSync('a'); }
//                                 ^^^^^^^^^^^^^^^^^ worker (@runs-in): fs.readFileSync
/** @runs-in script */
export const inScript = async () => { readFileSync('b'); };
//                                    ^^^^^^^^^^^^^^^^^ script (@runs-in): fs.readFileSync
export class Store {
  /** @runs-in startup */
  async open() { readFileSync('c'); }
  //             ^^^^^^^^^^^^^^^^^ startup (@runs-in): fs.readFileSync
}
/** @runs-in nowhere */
export async function nowhere() { readFileSync('d'); }
//                                ^^^^^^^^^^^^^^^^^ task: fs.readFileSync
`,
      { least: 'off' },
    );
  });
});

describe('settings', () => {
  it('`blocking` names more calls that block', () => {
    check(
      `
import legacy, { Client, connect } from 'legacy-db';
import * as all from 'legacy-db';
import { run } from '@scope/tool/sync';
import { other } from 'legacy-other';
export async function work(client: Client) {
  client.query('a');
//^^^^^^^^^^^^^^^^^ task: Client.query
  new Client().query('b');
//^^^^^^^^^^^^^^^^^^^^^^^ task: Client.query
  connect();
//^^^^^^^^^ task: legacy-db.connect
  legacy.connect();
//^^^^^^^^^^^^^^^^ task: legacy-db.connect
  all.connect();
//^^^^^^^^^^^^^ task: legacy-db.connect
  run();
//^^^^^ task: sync.run
  other();
}
`,
      { blocking: ['legacy-db#Client#query', 'legacy-db#connect', '@scope/tool/sync#run'] },
    );
  });

  it('`blocking` says more than the catalogue', () => {
    check(
      `
import { existsSync } from 'node:fs';
import rename from 'rename-all';
export async function work() {
  existsSync('a');
//^^^^^^^^^^^^^^^ task: fs.existsSync
  rename();
//^^^^^^^^ task: rename
}
`,
      { blocking: ['fs#existsSync', 'rename-all'] },
    );
  });

  it('`nonBlocking` names calls that are never reported', () => {
    check(
      `
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { execSync } from 'node:child_process';
class Store { load() { return readFileSync('a'); } }
const cached = () => readFileSync('b');
export async function work(store: Store) {
  store.load();
  cached();
  writeFileSync('c', '');
  appendFileSync('c', '');
  execSync('ls');
  readFileSync('d');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`,
      { nonBlocking: ['Store.load', 'cached', 'fs#writeFileSync', 'node:fs#appendFileSync', 'execSync'] },
    );
  });

  it('`rules` and `contexts` set severities', () => {
    check(
      `
import { readFileSync } from 'node:fs';
readFileSync('a');
//^^^^^^^^^^^^^^^ startup: fs.readFileSync
setInterval(() => readFileSync('b'), 10);
//                ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
export async function work() {
  readFileSync('c');
}
`,
      { contexts: { startup: 'info', timer: 'error', task: 'off' } },
    );
    check(
      `
import { readFileSync } from 'node:fs';
readFileSync('d');
export async function work() {
  readFileSync('e');
//^^^^^^^^^^^^^^^^^ task: fs.readFileSync
}
`,
      { rules: { 'blocking-call': 'error' } },
    );
    check(
      `
import { readFileSync } from 'node:fs';
export async function work() {
  readFileSync('f');
}
`,
      { rules: { 'blocking-call': 'off' }, least: 'off' },
    );
  });
});
