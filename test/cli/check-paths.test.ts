/** What a check looks at: patterns, the standard input, what changed since a Git reference, what changes later. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openProject } from '../../src/project/index.ts';
import { runCli } from '../../src/cli/run.ts';
import { runOnDisk, temporaryFolders } from './support.ts';

const HELPER = `import { readFileSync } from 'node:fs';
export const load = (name: string) => readFileSync(name, 'utf8');
`;
const HANDLER = `import express from 'express';
import { load } from '../helper.ts';
express().get('/', (request, response) => response.send(load(request.params.name)));
`;
const FILES = {
  'package.json': '{"dependencies":{"express":"5"}}',
  'src/helper.ts': HELPER,
  'src/routes/one.ts': HANDLER,
  'src/routes/two.ts': HANDLER,
};

const filesOf = ({ stdout }: { readonly stdout: string }): string[] =>
  (JSON.parse(stdout) as { findings: { file: string }[] }).findings.map(({ file }) => file);

const check = (cwd: string, ...argv: string[]) =>
  runOnDisk([...argv, '--format', 'json', '--no-refactors', '--no-cache'], cwd);

describe('files of a check', function () {
  this.timeout(20_000);
  const folder = temporaryFolders();

  it('are those that a quoted pattern matches', async () => {
    const cwd = await folder(FILES);
    assert.deepEqual(filesOf(await check(cwd, 'src/**/t*.ts')), ['src/routes/two.ts']);
    assert.deepEqual(filesOf(await check(cwd, '**/routes/*.{ts,tsx}')), ['src/routes/one.ts', 'src/routes/two.ts']);
  });

  it('include the standard input in place of a file, with its project', async () => {
    const cwd = await folder(FILES);
    const ran = await runOnDisk(
      ['-', '--stdin-filepath', 'src/routes/one.ts', '--format', 'compact', '--no-cache'],
      cwd,
      `// One line more.\n${HANDLER}`,
    );
    assert.match(ran.stdout, /^src\/routes\/one\.ts:4:57: warning: .*\(src\/helper\.ts:2:\d+\) \[blocking-call\]\n/);
    assert.equal(ran.code, 1);
  });

  it('include the standard input as a new file', async () => {
    const cwd = await folder(FILES);
    const text = `import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', (request, response) => response.send(readFileSync(request.params.name)));
`;
    const { stdout } = await runOnDisk(['--stdin-filepath', 'src/new.ts', '--format', 'compact'], cwd, text);
    assert.match(stdout, /^src\/new\.ts:3:57: warning: /);
  });

  it('reports a standard input that does not parse, and fails only with --strict', async () => {
    const cwd = await folder(FILES);
    const ask = (...argv: string[]) =>
      runOnDisk(['-', '--stdin-filepath', 'src/helper.ts', '--format', 'compact', ...argv], cwd, 'const = 1;');
    const { code, stdout } = await ask();
    assert.match(stdout, /^src\/helper\.ts:1:\d+: not analyzed: /);
    assert.equal(code, 0);
    assert.equal((await ask('--strict')).code, 2);
  });

  it('are those changed since a Git reference, and their callers', async () => {
    const cwd = await folder(FILES);
    const git = (...argv: string[]) =>
      promisify(execFile)('git', ['-C', cwd, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...argv]);
    await git('init', '--quiet');
    await git('add', '.');
    await git('commit', '--quiet', '-m', 'first');
    assert.deepEqual(filesOf(await check(cwd, '--changed')), []);
    await writeFile(path.join(cwd, 'src/routes/two.ts'), `\n${HANDLER}`);
    await writeFile(path.join(cwd, 'src/routes/new.ts'), HANDLER);
    assert.deepEqual(filesOf(await check(cwd, '--changed')), ['src/routes/new.ts', 'src/routes/two.ts']);
    assert.deepEqual(filesOf(await check(cwd, 'src/routes/one.ts', '--changed')), []);
    await git('add', '.');
    await git('commit', '--quiet', '-m', 'second');
    await writeFile(path.join(cwd, 'src/helper.ts'), `\n${HELPER}`);
    const callers = ['src/routes/new.ts', 'src/routes/one.ts', 'src/routes/two.ts'];
    assert.deepEqual(filesOf(await check(cwd, '--changed')), callers);
    await writeFile(path.join(cwd, 'src/helper.ts'), HELPER);
    assert.deepEqual(filesOf(await check(cwd, '--changed', 'HEAD~1')), ['src/routes/new.ts', 'src/routes/two.ts']);
    assert.match((await check(cwd, '--changed', 'nowhere')).stderr, /^workload-lint: --changed nowhere: .+\n$/);
  });

  it('are checked again when they change, until Ctrl-C', async () => {
    const cwd = await folder(FILES);
    const cancel = new AbortController();
    const printed: string[] = [];
    const said: string[] = [];
    const steps = [
      () => rm(path.join(cwd, 'src/routes/two.ts')),
      () => writeFile(path.join(cwd, 'src/helper.ts'), 'export const load = (name: string) => name;\n'),
      () => Promise.resolve(cancel.abort()),
    ];
    const code = await runCli(['--watch', '--format', 'json', '--no-refactors', '--no-cache'], {
      cwd,
      env: {},
      readStdin: () => Promise.resolve(''),
      stdout: {
        isTTY: false,
        write: async (text) => {
          printed.push(text);
          await steps[printed.length - 1]?.();
        },
      },
      stderr: { isTTY: false, write: (text) => Promise.resolve(void said.push(text)) },
      signal: cancel.signal,
      loadProject: () => Promise.resolve(openProject),
      startServer: () => Promise.reject(new Error('no server here')),
      runBenchmark: () => Promise.reject(new Error('no benchmark here')),
    });
    assert.deepEqual(
      printed.map((stdout) => filesOf({ stdout })),
      [['src/routes/one.ts', 'src/routes/two.ts'], ['src/routes/one.ts'], []],
    );
    assert.deepEqual([code, said], [130, Array(2).fill('workload-lint: files changed\n')]);
  });
});
