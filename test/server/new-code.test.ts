/** New code first: what has not changed since a Git reference is a hint, until it changes. */
import { match } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Diagnostic } from 'vscode-languageserver/node';
import { openProject } from '../../src/project/index.ts';
import { fakeDisk } from './fake-project.ts';
import { TestClient } from './test-client.ts';

const HANDLER =
  "import express from 'express';\nimport { readFileSync } from 'node:fs';\n" +
  "express().get('/', (request, response) => { response.send(readFileSync('a')); });\n";
const HINT = 4;

describe('new code first', () => {
  let folder: string;
  let client: TestClient;
  const git = (...args: readonly string[]) =>
    promisify(execFile)('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
  const isHint = ([first]: Diagnostic[]): boolean => first?.severity === HINT;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-new-')));
    await writeFile(join(folder, 'package.json'), '{ "dependencies": { "express": "^5.1.0" } }');
    await writeFile(join(folder, 'old.ts'), HANDLER);
    await git('init', '--quiet');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'start');
    await writeFile(join(folder, 'new.ts'), HANDLER);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  afterEach(() => client.stop());

  const start = (newCodeSince: string) =>
    TestClient.start({ ...fakeDisk(), openProject }, { folders: [folder], settings: { newCodeSince } });

  it('makes old findings hints, and reports what is typed there', async () => {
    client = await start('HEAD');
    await client.diagnostics(join(folder, 'new.ts'), (all) => all.length === 1 && !isHint(all));
    await client.diagnostics(join(folder, 'old.ts'), (all) => all.length === 1 && isHint(all));
    await client.open(join(folder, 'old.ts'), HANDLER);
    await client.edit(join(folder, 'old.ts'), 2, `${HANDLER}\n`);
    await client.diagnostics(join(folder, 'old.ts'), (all) => all.length === 1 && !isHint(all));
  });

  it('reports everything without such a reference, and says so', async () => {
    client = await start('no-such-branch');
    await client.diagnostics(join(folder, 'old.ts'), (all) => all.length === 1 && !isHint(all));
    const { message } = await client.message<{ message: string }>('window/logMessage', ({ message: text }) =>
      text.startsWith('newCodeSince'),
    );
    match(message, /no-such-branch: .*; all code counts$/);
  });

  it('can be switched while the server runs', async () => {
    client = await start('');
    await client.diagnostics(join(folder, 'old.ts'), (all) => all.length === 1 && !isHint(all));
    client.settings = { debounce: 0, newCodeSince: 'HEAD' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.diagnostics(join(folder, 'old.ts'), (all) => all.length === 1 && isHint(all));
    await client.status(({ findings }) => findings.hint === 1);
  });
});
