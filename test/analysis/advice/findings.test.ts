/** What is advised for findings: the approach, the outcome, and the reasons that the code gives. */
import assert from 'node:assert/strict';
import type { OutcomeId } from '../../../src/analysis/index.ts';
import { adviceFor } from './advise.ts';

interface Case {
  readonly what: string;
  readonly rule?: string;
  readonly code: string;
  readonly approach: string;
  readonly outcome: OutcomeId;
  readonly reason: RegExp;
}

const EXPRESS = `import express from 'express';\nconst app = express();\n`;

const CASES: readonly Case[] = [
  {
    what: 'a file read in a request is awaited',
    code: `${EXPRESS}import { readFileSync } from 'node:fs';\napp.get('/', (req, res) => { res.send(readFileSync(req.query.name)); });`,
    approach: 'async',
    outcome: 'await',
    reason: /readFile\(\) of node:fs\/promises returns a promise/,
  },
  {
    what: 'a key is derived by the threads of Node',
    code: `${EXPRESS}import { pbkdf2Sync } from 'node:crypto';\napp.post('/', (req, res) => { res.send(pbkdf2Sync(req.body.p, 's', 1e5, 64, 'sha512')); });`,
    approach: 'async',
    outcome: 'await-native',
    reason: /pbkdf2\(\) of node:crypto takes a callback/,
  },
  {
    what: 'a formatter in a request goes to a pool behind it',
    rule: 'async-in-name-only',
    code: `${EXPRESS}import { format } from 'prettier';\napp.post('/', async (req, res) => { res.send(await format(req.body)); });`,
    approach: 'async+threads',
    outcome: 'pool-behind',
    reason: /about 183 ms/,
  },
  {
    what: 'a synchronous database goes behind threads',
    code: `${EXPRESS}import Database from 'better-sqlite3';\nconst db = new Database('a.db');\napp.get('/', (req, res) => { res.send(db.prepare('select 1').all()); });`,
    approach: 'async+threads',
    outcome: 'sync-in-threads',
    reason: /no non-blocking equivalent of .*all\(\) is known/,
  },
  {
    what: 'waits in a row are gathered',
    rule: 'sequential-await',
    code: `${EXPRESS}app.get('/', async (req, res) => {\n  const a = await fetch('http://a');\n  const b = await fetch('http://b');\n  res.send([a, b]);\n});`,
    approach: 'async',
    outcome: 'gather',
    reason: /do not need each other/,
  },
  {
    what: 'waits in a loop are gathered with a bound',
    rule: 'sequential-await',
    code: `${EXPRESS}app.get('/', async (req, res) => {\n  const all = [];\n  for (const url of req.query.urls) all.push(await fetch(url));\n  res.send(all);\n});`,
    approach: 'async',
    outcome: 'bounded-gather',
    reason: /one per iteration/,
  },
  {
    what: 'a loop that polls the clock waits with a timer',
    rule: 'busy-wait',
    code: `export async function pause() { const end = Date.now() + 100; while (Date.now() < end) {} }`,
    approach: 'async',
    outcome: 'sleep',
    reason: /A timer waits without occupying the thread/,
  },
  {
    what: 'a question to a person is awaited',
    code: `import { dialog, ipcMain } from 'electron';\nipcMain.handle('ask', () => dialog.showMessageBoxSync({ message: 'Sure?' }));`,
    approach: 'async',
    outcome: 'await',
    reason: /showMessageBoxSync\(\) takes the time until the user answers/,
  },
  {
    what: 'an image of Electron stays, for no worker has it',
    code: `import { ipcMain, nativeImage } from 'electron';\nipcMain.handle('icon', (event, bytes) => nativeImage.createFromBuffer(bytes).toPNG());`,
    approach: 'leave',
    outcome: 'regular',
    reason: /Electron allows it on this thread only/,
  },
  {
    what: 'code that may be foreign runs in processes',
    code: `${EXPRESS}import vm from 'node:vm';\napp.post('/', (req, res) => { res.send(vm.runInNewContext(req.body)); });`,
    approach: 'async+processes',
    outcome: 'processes-behind',
    reason: /may not trust/,
  },
  {
    what: 'one look at a directory entry stays',
    code: `${EXPRESS}import { statSync } from 'node:fs';\napp.get('/', (req, res) => { res.send(statSync(req.query.name)); });`,
    approach: 'leave',
    outcome: 'short-io',
    reason: /one directory entry, which takes about 0\.003 ms/,
  },
  {
    what: 'many looks at directory entries are awaited',
    code: `${EXPRESS}import { statSync } from 'node:fs';\napp.get('/', (req, res) => { for (const n of req.query.names) res.write(statSync(n).size); });`,
    approach: 'async',
    outcome: 'await',
    reason: /stat\(\) of node:fs\/promises/,
  },
];

describe('the advice for a finding', () => {
  for (const { what, rule, code, approach, outcome, reason } of CASES) {
    it(`says that ${what}`, () => {
      const advice = adviceFor(code, rule);
      assert.deepEqual([advice.approach, advice.outcome], [approach, outcome]);
      assert.match(advice.reasons.join(' | '), reason);
      assert.ok(advice.path.length > 1 && advice.reasons.length <= 4);
    });
  }
});
