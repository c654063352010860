/** How long the process lives that runs a function, from what its entry files start. */
import assert from 'node:assert/strict';
import type { PackageFacts } from '../../../src/analysis/index.ts';
import { lifetimeOf } from '../../../src/analysis/program/contexts/process-lifetime.ts';
import { filesIn, programOf, ROOT } from '../small-project.ts';

type Expected = Readonly<Record<string, string>>;

/** `stays: listens for connections (/main.ts:4)` by the name of each function. */
function lifetimesIn(source: string, manifest?: Partial<PackageFacts>): Map<string, string> {
  const program = programOf(filesIn(source), undefined, manifest);
  const told = new Map<string, string>();
  for (const sourceFile of program.sourceFiles)
    for (const node of sourceFile.nodes) {
      const { value, because, at } = lifetimeOf(program, node);
      const place = at ? ` (${at.file.slice(ROOT.length)}:${at.span[0]})` : '';
      told.set(
        node.facts.name === 'module' ? sourceFile.path.slice(ROOT.length) : node.facts.name,
        `${value}: ${because}${place}`,
      );
    }
  return told;
}

const CASES: readonly (readonly [
  name: string,
  source: string,
  expected: Expected,
  manifest?: Partial<PackageFacts>,
])[] = [
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
    'a command with a timer that goes on, and one that clears its own',
    `
//- /bin/keeper.ts bin
function look() {}
setInterval(() => look(), 1000);
//- /bin/loader.ts bin
function load() { const turning = setInterval(draw, 80); work().then(() => clearInterval(turning)); }
function draw() {}
async function work() {}
load();
//- /bin/quiet.ts bin
function idle() { setInterval(tick, 1000).unref(); }
function tick() {}
idle();
`,
    {
      look: 'stays: polls with a timer (/bin/keeper.ts:2)',
      work: 'ends: is a command of project (/bin/loader.ts:1)',
      tick: 'ends: is a command of project (/bin/quiet.ts:1)',
    },
  ],
  [
    'the command that starts a server, apart from the others of its program',
    `
//- /cli.ts bin
import { program } from 'commander';
program.command('serve').action(async () => { const { serve } = await import('./serve'); serve(); });
program.command('build').action(() => build());
function build() { bundle(); }
function bundle() {}
program.parse();
//- /serve.ts
import { createServer } from 'node:http';
export function serve() { createServer(answer).listen(80); }
function answer() { render(); }
function render() {}
`,
    {
      render: 'stays: listens for connections (/serve.ts:2)',
      bundle: 'ends: runs one command (/cli.ts:3)',
      '/cli.ts': 'ends: is a command of project (/cli.ts:1)',
    },
  ],
  [
    'a server that waits for one answer and closes',
    `
//- /login.ts bin
import { createServer } from 'node:http';
function login() { const server = createServer(() => { finish(); server.close(); }); server.listen(0); }
function finish() {}
login();
`,
    { login: 'ends: is a command of project (/login.ts:1)' },
  ],
  [
    'a watcher only where an option asks for it',
    `
//- /build.ts bin
import { watch } from 'chokidar';
function run(options: { watch?: boolean }) { build(); if (options.watch) watch('src').on('change', build); }
function build() {}
run({});
`,
    { build: 'ends: is a command of project (/build.ts:1)' },
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
    'a command that only waits for its end with an empty timer',
    `
//- /run.ts bin
function run() { open(); setInterval(() => {}, 1000); }
function open() {}
run();
`,
    { open: 'ends: is a command of project (/run.ts:1)' },
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
    'scripts and programs that end, and what they share with a server',
    `
//- /scripts/migrate.ts
import { migrate, shared } from '../lib';
migrate(); shared();
//- /once.ts
import { report } from './lib';
report();
//- /server.ts
import { createServer } from 'node:http';
import { shared } from './lib';
createServer(() => shared()).listen(80);
//- /lib.ts
export function migrate() {}
export function report() {}
export function shared() {}
`,
    {
      migrate: 'ends: is a script (/scripts/migrate.ts:1)',
      report: 'ends: runs once: nothing keeps it alive (/once.ts:1)',
      shared: 'stays: listens for connections (/server.ts:3)',
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
    { convert: 'library: is not seen: others may load it', step: 'library: is not seen: others may load it' },
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
    { setUp: 'ends: runs tests', helper: 'library: is not seen: others may load it' },
  ],
];

describe('the lifetime of processes', () => {
  for (const [name, source, expected, manifest] of CASES)
    it(`tells ${name}`, () => {
      const told = lifetimesIn(source, manifest);
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((fn) => [fn, told.get(fn)])), expected);
    });
});
