/** The built program as users start it: real files, real exit codes, real pipes. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { listProcesses } from '../../src/benchmark/process-tree/list.ts';
import { BUILT, needBuiltPrograms } from '../support/built-programs.ts';
import { temporaryFolders } from './support.ts';

const HANDLER = `import { createServer } from 'node:http';
import { page } from './page.js';

createServer((request, response) => {
  response.end(page('index'));
}).listen(8080);
`;
const HELPER = `import { readFileSync } from 'node:fs';

export const page = (name: string): string => readFileSync(name, 'utf8');
`;

describe('the built command line', function () {
  const folder = temporaryFolders();

  needBuiltPrograms();

  const started = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of started) child.kill();
    started.clear();
  });
  const start = (cwd: string, ...argv: string[]) => {
    const env = { ...process.env, GITHUB_ACTIONS: undefined, FORCE_COLOR: undefined };
    const child = spawn(process.execPath, [path.join(BUILT, 'cli.js'), ...argv], { cwd, env, stdio: 'pipe' });
    started.add(child);
    return child;
  };
  const finish = async (child: ReturnType<typeof start>) => {
    const closed = once(child, 'close') as Promise<[number | null]>;
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    return { code, stdout, stderr };
  };
  const run = (cwd: string, ...argv: string[]) => finish(start(cwd, ...argv));

  it('reports a blocking call behind a helper, and fails', async () => {
    const cwd = await folder({ 'src/server.ts': HANDLER, 'src/page.ts': HELPER });
    const { code, stdout, stderr } = await run(cwd);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^src\/server\.ts\n {2}5:16 {2}warning {2}.*readFileSync.* {2}blocking-call$/m);
    assert.match(stdout, /→ page\(?\)? {2}src\/server\.ts:5:16\n.*readFileSync.* {2}src\/page\.ts:3:47$/m);
    assert.match(stdout, /^1 finding in 2 files \(1 warning\), [\d.]+ s\.$/m);
  });

  it('reports the same from its cache', async () => {
    const cwd = await folder({ 'src/server.ts': HANDLER, 'src/page.ts': HELPER });
    const told = async () =>
      JSON.parse((await run(cwd, '--format', 'json', '--cache-dir', 'kept')).stdout) as {
        readonly findings: unknown[];
        readonly summary: { readonly files: number; readonly cachedFiles: number };
      };
    const [cold, warm] = [await told(), await told()];
    assert.deepEqual(warm.findings, cold.findings);
    assert.deepEqual([cold.summary.cachedFiles, warm.summary.cachedFiles], [0, 2]);
  });

  it('passes if nothing blocks, and reports start-up code on request', async () => {
    const cwd = await folder({
      'src/start.ts': "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('a.txt', 'utf8');\n",
    });
    assert.equal((await run(cwd)).code, 0);
    const { code, stdout } = await run(cwd, '--all', '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { readonly severity: string; readonly context: string }[] };
    assert.deepEqual([code, findings.map(({ severity, context }) => [severity, context])], [0, [['info', 'startup']]]);
  });

  it('reports a file that does not parse, and checks the others', async () => {
    const cwd = await folder({ 'src/server.ts': HANDLER, 'src/page.ts': HELPER, 'src/bad.ts': 'export const = 1;\n' });
    const { code, stdout } = await run(cwd, '--format', 'json');
    const { findings, errors } = JSON.parse(stdout) as {
      findings: unknown[];
      errors: { readonly file: string; readonly line: number }[];
    };
    assert.deepEqual(
      [code, findings.length, errors.map(({ file, line }) => `${file}:${line}`)],
      [1, 1, ['src/bad.ts:1']],
    );
  });

  it('reports a path that does not exist in one line', async () => {
    const { code, stdout, stderr } = await run(await folder(), 'nowhere');
    assert.deepEqual([code, stdout, stderr], [2, '', 'workload-lint: nowhere: no such file or folder\n']);
  });

  describe('into a pipe', () => {
    const many = () => {
      const handler = (index: number) =>
        `createServer(function answer${index}() {\n  return readFileSync('${index}');\n}).listen(${index});\n`;
      const handlers = Array.from({ length: 40 }, (_, index) => handler(index));
      const source = `import { readFileSync } from 'node:fs';\nimport { createServer } from 'node:http';\n${handlers.join('')}`;
      return folder(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`src/tasks${index}.ts`, source])));
    };

    it('writes all of a long report, however slowly it is read', async () => {
      const child = start(await many(), '--format', 'json');
      await sleep(1500);
      const { code, stdout } = await finish(child);
      assert.ok(stdout.length > 300_000, `${stdout.length} characters`);
      assert.equal((JSON.parse(stdout) as { findings: unknown[] }).findings.length, 800);
      assert.equal(code, 1);
    });

    it('ends quietly if the reader closes the pipe', async () => {
      const child = start(await many(), '--format', 'json');
      child.stdout.destroy();
      const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number | null]>]);
      assert.deepEqual([code, stderr], [1, '']);
    });
  });

  it('measures, and ends its processes on Ctrl-C', async () => {
    const cwd = await folder();
    const { code, stdout } = await run(
      cwd,
      'bench',
      'three-tasks',
      '--size',
      'wait=10',
      '--rounds',
      '1',
      '--strategy',
      'sequential,async',
      '--format',
      'json',
    );
    const { strategies } = JSON.parse(stdout) as {
      readonly strategies: readonly { readonly id: string; readonly samples: readonly number[] }[];
    };
    assert.deepEqual(
      [code, strategies.map(({ id, samples }) => [id, samples.length])],
      [
        0,
        [
          ['sequential', 1],
          ['async', 1],
        ],
      ],
    );

    const child = start(cwd, 'bench', 'three-tasks', '--size', 'wait=10000');
    const finished = finish(child);
    const hasStarted = async () => (await listProcesses())?.some(({ parent }) => parent === child.pid) ?? true;
    while (!(await hasStarted())) await sleep(50);
    child.kill('SIGINT');
    const interrupted = await finished;
    assert.deepEqual([interrupted.code, interrupted.stdout], [130, '']);
  });

  it('is a language server for any editor', async () => {
    const child = start(await folder(), 'lsp', '--stdio');
    const ended = once(child, 'exit') as Promise<[number | null]>;
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const { capabilities } = await connection.sendRequest<{ readonly capabilities: object }>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.ok('textDocumentSync' in capabilities);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual((await ended)[0], 0);
    connection.dispose();
  });
});
