/** `advise` on a real project: the approach, its reasons and the path, for a finding and for a function. */
import assert from 'node:assert/strict';
import { run, runOnDisk, temporaryFolders } from './support.ts';

const FILES = {
  'package.json': '{ "name": "app" }',
  'src/app.ts':
    "import express from 'express';\nimport { readFileSync } from 'node:fs';\n" +
    "express().get('/', function getUser(request, response) {\n  response.send(readFileSync('user'));\n});\n",
};

describe('advise', function () {
  const folder = temporaryFolders();

  const advise = async (...words: string[]) => runOnDisk(['advise', '--no-cache', ...words], await folder(FILES));

  it('prints the approach, its reasons and the call path', async () => {
    const { code, stdout } = await advise('--at', 'src/app.ts:4:17');
    assert.equal(code, 0);
    assert.match(stdout, /^src\/app\.ts:4:17 {2}Await readFile\(\): fs\.readFileSync\(\) blocks/);
    assert.match(stdout, /\nAsync: Await the async API\n {2}- /);
    assert.match(stdout, /\n {2}Is there an async API\? Yes — readFile\(\) of node:fs\/promises returns a promise\n/);
    assert.match(stdout, /\nRefactors: use-async-api, make-chain-async\n/);
  });

  it('uses the finding of the line if no column is given', async () => {
    const { stdout } = await advise('--at', 'src/app.ts:4');
    assert.match(stdout, /blocking-call/);
  });

  it('prints JSON', async () => {
    const { stdout } = await advise('--at', 'src/app.ts:3:28', '--format', 'json');
    const { subject, advice } = JSON.parse(stdout) as {
      subject: string;
      advice: { approach: string; path: unknown[] };
    };
    assert.deepEqual([subject, advice.approach, advice.path.length], ['getUser()', 'async', 5]);
  });

  it('says so if there is no finding', async () => {
    const { code, stderr } = await advise('--at', 'src/app.ts:1:1');
    assert.equal(code, 2);
    assert.match(stderr, /src\/app\.ts:1:1: there is no finding and no function here/);
  });

  it('refuses a position that does not exist', async () => {
    const { code, stderr } = await run(['advise', '--at', 'src/app.ts'], { cwd: await folder() });
    assert.equal(code, 2);
    assert.match(stderr, /FILE:LINE:COLUMN/);
  });
});
