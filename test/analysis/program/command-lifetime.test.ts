/** How long commands live: each has its own lifetime, in one program with others that stay. */
import { checkLifetimes, type LifetimeCase } from './lifetimes.ts';

const CASES: readonly LifetimeCase[] = [
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
    'the commands of a program that chooses by a word itself',
    `
//- /cli.ts bin
import { build, check, serve } from './commands';
const [, , command, folder] = process.argv;
async function run() {
  prepare();
  if (command === 'lint') { await lint(); return; }
  switch (command) {
    case 'serve':
      await open();
      await serve();
      break;
    case 'build':
    case 'b':
      await build();
      break;
    case 'daemon':
      await import('./daemon');
      break;
    case 'report':
      await import('./report');
      break;
    default:
      await check();
  }
}
function prepare() {}
function open() {}
function lint() {}
void run();
//- /commands.ts
import { createServer } from 'node:http';
export async function serve() { createServer(() => page()).listen(80); }
function page() {}
export async function build() { bundle(); }
function bundle() {}
export async function check() {}
//- /daemon.ts
import { watch } from 'chokidar';
watch('.').on('all', () => look());
function look() {}
//- /report.ts
function print() {}
print();
`,
    {
      page: 'stays: listens for connections (/commands.ts:2)',
      open: 'stays: listens for connections (/commands.ts:2)',
      prepare: 'stays: listens for connections (/commands.ts:2)',
      look: 'stays: watches files (/daemon.ts:2)',
      bundle: 'ends: ends after build() (/commands.ts:4)',
      check: 'ends: ends after check() (/commands.ts:6)',
      lint: 'ends: ends after lint() (/cli.ts:27)',
      print: 'ends: runs one command (/report.ts:1)',
    },
  ],
  [
    'the commands of a program in a table',
    `
//- /cli.ts bin
import { createServer } from 'node:http';
const commands = { serve, build };
function serve() { createServer(() => page()).listen(80); }
function page() {}
function build() { bundle(); }
function bundle() {}
commands[process.argv[2]]();
`,
    {
      page: 'stays: listens for connections (/cli.ts:3)',
      bundle: 'ends: ends after commands[process.argv[2]]() (/cli.ts:5)',
    },
  ],
  [
    'what a server does for one word of a message in the process that stays',
    `
//- /server.ts
import { createServer } from 'node:http';
createServer((request) => act(request.url)).listen(80);
function act(word: string) {
  switch (word) {
    case 'proxy': return createServer().listen(81);
    case 'save': return save();
  }
}
function save() {}
`,
    { save: 'stays: listens for connections (/server.ts:5)' },
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
];

describe('the lifetime of commands', () => {
  checkLifetimes(CASES);
});
