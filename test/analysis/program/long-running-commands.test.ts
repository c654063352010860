/** Commands whose process goes on, or in which something moves while they work: what blocks there holds others up. */
import { checkLinks as check } from '../check.ts';

describe('long-running commands', () => {
  it('run handlers like any other program', () => {
    check(`
//- /bin/watch.ts bin
import { execSync, spawn } from 'node:child_process';
function keep() {
  const child = spawn('service');
  child.on('close', () => { repair(); setTimeout(keep, 500); });
  //                        ^^^^^^^^ event (process end): repair > child_process.execSync
}
const repair = () => execSync('repair');
keep();
setInterval(() => execSync('measure'), 1000);
//                ^^^^^^^^^^^^^^^^^^^ timer: child_process.execSync
`);
  });

  it('wait in each iteration of an endless loop', () => {
    check(`
//- /bin/agent.ts bin
import { serve } from '../serve';
await serve('http://queue');
//- /serve.ts
import { readFileSync } from 'node:fs';
export async function serve(queue: string) {
  while (true) {
    if (stopped()) return;
    //  ^^^^^^^^^ task (endless loop): stopped > fs.readFileSync
    const job = await (await fetch(queue)).json();
    if (!job) return;
    await fetch(job.url, { method: 'POST', body: job.text });
  }
}
const stopped = () => readFileSync('stop').length > 0;
`);
  });

  it('do not include loops that page, collect, retry or poll', () => {
    check(
      `
//- /bin/once.ts bin
import { readFileSync } from 'node:fs';
await pages('a'); await retried('b'); await ready('c'); await first('d');
async function pages(url: string) {
  const all = [];
  for (;;) { readFileSync('a'); const page = await fetch(url); if (!page.ok) break; all.push(await page.json()); await fetch(url); }
  return all;
}
async function retried(url: string) {
  while (true) { try { readFileSync('b'); await fetch(url); break; } catch { await pause(); } }
}
async function ready(url: string) {
  while (true) { readFileSync('c'); if ((await fetch(url)).ok) return; await pause(); }
}
async function first(url: string) {
  while (true) { readFileSync('d'); const answer = await fetch(url); if (answer.ok) return answer; await fetch(url); }
}
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
`,
      { least: 'hint' },
    );
  });
});

describe('commands with a spinner', () => {
  it('stop it if they block', () => {
    check(`
//- /turn.ts bin
import { Command } from 'commander';
import ora from 'ora';
import { build } from './build';
new Command('turn').action(async () => { const spinner = ora('Building').start(); await build(); spinner.succeed(); });
//- /plain.ts bin
import { Command } from 'commander';
import { list } from './build';
new Command('plain').action(async () => { console.log(await list()); });
//- /build.ts
import { execSync } from 'node:child_process';
export async function build() { return execSync('build'); }
//                                     ^^^^^^^^^^^^^^^^^ task (command): build > child_process.execSync
export async function list() { return execSync('list'); }
`);
  });
});

describe('language servers', () => {
  it('respond while they build their index', () => {
    check(`
import { createConnection } from 'vscode-languageserver/node';
import { readdirSync, readFileSync } from 'node:fs';
const connection = createConnection();
connection.onInitialize(() => ({ version: readFileSync('version') }));
connection.onInitialized(async () => { await index('.'); });
async function index(folder: string) { for (const name of readdirSync(folder)) readFileSync(name); }
//                                                        ^^^^^^^^^^^^^^^^^^^ event (language server start): index > fs.readdirSync
//                                                                             ^^^^^^^^^^^^^^^^^^ event (language server start): index > fs.readFileSync
connection.listen();
`);
  });
});
