/** `fix` on a real project: one refactor at a place, what would be changed, and what is refused. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openProject } from '../../src/project/index.ts';
import { runCli } from '../../src/cli/run.ts';
import { temporaryFolders } from './support.ts';

const APP = `import express from 'express';
import { readFileSync } from 'node:fs';

// What a user looks like.
express().get('/', (request, response) => {
  response.send(readFileSync('user'));
});
`;

describe('fix', function () {
  const folder = temporaryFolders();
  let cwd: string;

  beforeEach(async () => {
    cwd = await folder({
      'package.json': '{ "name": "app", "dependencies": { "express": "^5.1.0" } }',
      'src/app.ts': `\uFEFF${APP}`,
    });
  });

  async function fix(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const told = { stdout: '', stderr: '' };
    const output = (name: keyof typeof told) => ({
      isTTY: false,
      write: (text: string) => Promise.resolve(void (told[name] += text)),
    });
    const code = await runCli(['fix', '--no-cache', ...words], {
      cwd,
      env: {},
      readStdin: () => Promise.resolve(''),
      stdout: output('stdout'),
      stderr: output('stderr'),
      signal: new AbortController().signal,
      loadProject: () => Promise.resolve(openProject),
      startServer: () => Promise.reject(new Error('no server here')),
      runBenchmark: () => Promise.reject(new Error('no benchmark here')),
    });
    return { code, ...told };
  }
  const text = () => readFile(join(cwd, 'src/app.ts'), 'utf8');

  it('changes one place and its imports, and nothing else', async () => {
    const { code, stdout } = await fix('--at', 'src/app.ts:6:17');
    assert.deepEqual(
      [code, stdout],
      [0, 'src/app.ts:6:17  Await readFile() instead of readFileSync()  use-async-api\n\nChanged 1 file.\n'],
    );
    assert.equal(
      await text(),
      `\uFEFF${APP.replace("readFileSync } from 'node:fs'", "readFile } from 'node:fs/promises'")
        .replace('(request, response) =>', 'async (request, response) =>')
        .replace('readFileSync(', 'await readFile(')}`,
    );
    assert.equal((await fix('--at', 'src/app.ts:6:24', '--refactor', 'use-async-api')).code, 2);
  });

  it('prints what it would change as JSON, and changes nothing', async () => {
    const { code, stdout } = await fix('--at', 'src/app.ts:6:17', '--dry-run', '--format', 'json');
    const { refactors, files, created } = JSON.parse(stdout) as {
      refactors: { refactor: string }[];
      files: { file: string }[];
      created: unknown[];
    };
    assert.deepEqual(
      [code, refactors.map(({ refactor }) => refactor), files.map(({ file }) => file), created],
      [0, ['use-async-api'], ['src/app.ts'], []],
    );
    assert.equal(await text(), `\uFEFF${APP}`);
  });

  it('prints what it would change as a patch that Git applies', async () => {
    const { stdout } = await fix('--at', 'src/app.ts:6:17', '--dry-run');
    assert.equal(await text(), `\uFEFF${APP}`);
    assert.match(stdout, /^-  response\.send\(readFileSync\('user'\)\);$/m);
    await writeFile(join(cwd, 'fix.patch'), stdout);
    await promisify(execFile)('git', ['apply', 'fix.patch'], { cwd });
    const patched = await text();
    await writeFile(join(cwd, 'src/app.ts'), `\uFEFF${APP}`);
    await fix('--at', 'src/app.ts:6:17');
    assert.equal(patched, await text());
  });

  it('applies unsafe refactors only if they are named', async () => {
    const { code, stdout } = await fix();
    assert.deepEqual(
      [code, stdout],
      [0, 'use-async-api: 1 not safe: apply each with --at\n\nNothing is safe to fix.\n'],
    );
    assert.equal(await text(), `\uFEFF${APP}`);
  });

  it('reports what was done, what was refused, and why', async () => {
    cwd = await folder({
      'package.json': '{ "name": "app", "type": "module", "dependencies": { "express": "^5.1.0" } }',
      'src/app.ts': `import express from 'express';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
class Store { readonly text = readFileSync('store', 'utf8'); }
express().get('/', async (request, response) => {
  await readFile('first');
  response.send(readFileSync('second'));
});
express().get('/store', (request, response) => { response.send(new Store().text); });
`,
    });
    const dry = JSON.parse((await fix('--dry-run', '--format', 'json')).stdout) as {
      left: { refactor: string; disabled?: string }[];
    };
    assert.match(dry.left.find(({ disabled }) => disabled !== undefined)!.disabled!, /field|constructor/);
    const { code, stdout } = await fix();
    assert.equal(code, 0);
    assert.match(stdout, /^src\/app\.ts:7:17 {2}Await readFile\(\) instead of readFileSync\(\) {2}use-async-api$/m);
    assert.match(stdout, /^src\/app\.ts:\d+:\d+ {2}Not applied: .*(field|constructor)/m);
    assert.match(stdout, /^use-async-api: 1 applied/m);
    assert.match(stdout, /: (\d+ applied, )?\d+ refused/);
    assert.match(stdout, /^Changed 1 file\.$/m);
  });

  it('says so if there is nothing to do', async () => {
    const { code, stderr } = await fix('--at', 'src/app.ts:1:1');
    assert.equal(code, 2);
    assert.match(stderr, /src\/app\.ts:1:1: no refactor applies here/);
    assert.match(
      (await fix('--at', 'src/app.ts:6:17', '--refactor', 'share-pool')).stderr,
      /share-pool does not apply here/,
    );
  });
});
