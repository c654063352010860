/** How long the process lives that runs a function, from what its entry files start. */
import { ROOT } from '../small-project.ts';
import { checkLifetimes, type LifetimeCase } from './lifetimes.ts';

const CASES: readonly LifetimeCase[] = [
  [
    'a library for pages, also of what nobody in it calls',
    `
//- /canvas.ts
export function draw() { document.querySelector('canvas'); }
//- /simplify.ts
export const simplify = (points: number[]) => points.filter(Boolean);
`,
    { simplify: 'stays: runs in a page, as the rest of its package' },
    { offers: 'modules', main: `${ROOT}/canvas.ts` },
  ],
  [
    'a library for pages and for servers',
    `
//- /canvas.ts
export function draw() { document.querySelector('canvas'); }
//- /read.ts
import { readFileSync } from 'node:fs';
export const read = (path: string) => readFileSync(path);
//- /simplify.ts
export const simplify = (points: number[]) => points.filter(Boolean);
`,
    { simplify: 'library: is unknown: others may load the file' },
    { offers: 'modules', main: `${ROOT}/canvas.ts` },
  ],
  [
    'a server that its entry file starts, in what that imports and calls',
    `
//- /main.ts
import { createServer } from 'node:http';
import { page } from './pages';
createServer((req, res) => res.end(page())).listen(80);
//- /pages.ts
export const page = () => 'x';
export const unseen = () => 'y';
`,
    { page: 'stays: listens for connections (/main.ts:3)', unseen: 'stays: listens for connections (/main.ts:3)' },
  ],
  [
    'a published package whose main file connects to a broker',
    `
//- /index.ts
import { connect } from 'mqtt';
const bus = connect('mqtt://broker');
class Gate { start() { bus.on('message', () => this.answer()); } answer() {} }
new Gate().start();
`,
    { 'Gate.answer': 'stays: stays connected (/index.ts:2)' },
    { offers: 'modules', main: `${ROOT}/index.ts` },
  ],
  [
    'an editor, a desktop app, a bot, a language server',
    `
//- /extension.ts
import * as vscode from 'vscode';
import { helper } from './helper';
export function activate() { helper(); }
//- /helper.ts
export function helper() {}
//- /window.ts
import { app } from 'electron';
function open() {}
app.whenReady().then(open);
//- /bot.ts
import { Client } from 'discord.js';
async function start() { await new Client({}).login('x'); greet(); }
function greet() {}
void start();
//- /language.ts
import { createConnection } from 'vscode-languageserver/node';
import { checkLinks as check } from './check';
createConnection().onHover(() => check());
//- /check.ts
export function check() {}
`,
    {
      helper: 'stays: runs in the editor (/extension.ts:1)',
      open: 'stays: is a desktop app (/window.ts:1)',
      greet: 'stays: stays connected (/bot.ts:2)',
      check: 'stays: is a language server (/language.ts:3)',
    },
  ],
  [
    'an extension that also polls by what says more of who waits',
    `
//- /extension.ts
import * as vscode from 'vscode';
import { watch } from './watcher';
export function activate() { watch(); }
//- /watcher.ts
import { read } from './files';
export function watch() { setInterval(() => read(), 1000); }
//- /files.ts
export function read() {}
`,
    { read: 'stays: runs in the editor (/extension.ts:1)' },
  ],
  [
    'a framework that loads the file by its place, and what that imports',
    `
//- /app/api/users/route.ts
import { list } from '../../../users';
export function GET() { return list(); }
//- /users.ts
export function list() {}
export function other() {}
`,
    {
      list: 'stays: answers requests (/app/api/users/route.ts:2)',
      other: 'stays: answers requests (/app/api/users/route.ts:2)',
    },
  ],
  [
    'what an npm script starts as a service, by a framework that nobody knows',
    `
//- /main.ts
import { boot } from '@own/framework';
import { work } from './work';
boot(work);
//- /work.ts
export function work() {}
`,
    { work: 'stays: is started as a service (/main.ts:1)' },
    { started: [`${ROOT}/main.ts`] },
  ],
  [
    'what a loop without an end goes on with, and what it waits for once',
    `
//- /agent.ts bin
import { agent } from './work';
await agent();
//- /fetch.ts bin
import { until } from './work';
await until();
//- /work.ts
export async function agent() {
  while (true) {
    if (isOver()) return;
    await turn();
    await rest();
  }
}
export async function until() {
  while (true) {
    if (await isReady()) return;
    await pause();
  }
}
async function turn() {}
async function rest() {}
function isOver() {}
async function isReady() {}
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
`,
    { turn: 'stays: goes on in an endless loop (/work.ts:1)', isReady: 'ends: is a command of project (/fetch.ts:1)' },
  ],
  [
    'a library that others load',
    `
//- /index.ts
export async function convert() { step(); }
function step() {}
`,
    { convert: 'library: is unknown: others may load the file', step: 'library: is unknown: others may load the file' },
    { offers: 'modules', main: `${ROOT}/index.ts` },
  ],
  [
    'tests, and types alone',
    `
//- /app.test.ts
import { helper } from './helper';
it('works', () => helper());
function setUp() {}
//- /server.ts
import { createServer } from 'node:http';
import type { Shape } from './helper';
createServer(() => {}).listen(80);
//- /helper.ts
export interface Shape {}
export function helper() {}
`,
    { setUp: 'ends: runs tests', helper: 'library: is unknown: others may load the file' },
  ],
];

describe('the lifetime of processes', () => {
  checkLifetimes(CASES);
});
