/** Configuration files in the editor: what is wrong is told in them, in the words of the command line. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runOnDisk } from '../cli/support.ts';
import { needBuiltPrograms } from '../support/built-programs.ts';
import { startBuiltServer } from './built-server.ts';
import { TestClient, uriOf } from './test-client.ts';

const READS = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
createServer((request, response) => response.end(readFileSync('index.html'))).listen(8080);
`;
const CONFIGURATION = 'workload-lint.json';

/** Mistakes, and what is said of them: its place in the file, and what would be right. */
const MISTAKES: readonly (readonly [title: string, text: string, line: number, column: number, message: string])[] = [
  ['a text that is no JSON', '{ "rules": ', 1, 12, 'not valid JSON: value expected'],
  ['an empty file', '', 1, 1, 'not valid JSON: value expected'],
  ['brackets 50,000 deep', `{ "exclude": ${'['.repeat(50_000)}`, 1, 1, 'nested too deeply'],
  ['a list', '[]', 1, 1, 'must be an object of settings'],
  ['an unknown key', '{\n  "rulez": {}\n}', 2, 3, 'unknown setting "rulez" (did you mean rules?)'],
  ['a setting of the editor', '{ "nodePath": "/usr/bin/node" }', 1, 3, '"nodePath" is a setting of the editor only'],
  ['an unknown rule', '{ "rules": { "cpu-lop": "off" } }', 1, 14, 'there is no rule cpu-lop (did you mean cpu-loop?)'],
  ['a wrong value', '{ "strictness": "harsh" }', 1, 17, '"strictness" must be one of quiet, normal, strict'],
  ['a wrong type', '{ "cpuBudget": "much" }', 1, 16, '"cpuBudget" must be a number'],
  [
    'a cycle',
    '{ "extends": "./workload-lint.json" }',
    1,
    14,
    'extends itself: workload-lint.json → workload-lint.json',
  ],
  ['a file that is missing', '{ "extends": ["./a.json"] }', 1, 15, 'extends ./a.json: no such file or folder'],
  ['a package that is missing', '{ "extends": "@a/b" }', 1, 14, 'extends @a/b, which is not installed'],
];

describe('configuration files in the editor', function () {
  needBuiltPrograms();
  let folder: string;
  let server: ChildProcessWithoutNullStreams;
  let client: TestClient;

  async function start(files: Readonly<Record<string, string>>, settings: Record<string, unknown> = {}): Promise<void> {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'workload-lint-server-')));
    for (const [name, text] of Object.entries(files)) await write(name, text);
    server = startBuiltServer();
    client = await TestClient.connect(
      { toServer: server.stdin, toClient: server.stdout },
      { folders: [folder], settings, options: { cacheDir: path.join(folder, 'cache') } },
    );
  }
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  const rewrite = async (name: string, text: string): Promise<void> => {
    await write(name, text);
    const changes = [{ uri: uriOf(path.join(folder, name)), type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  };
  const shown = (name: string, isWanted: (count: number) => boolean) =>
    client.diagnostics(path.join(folder, name), ({ length }) => isWanted(length));

  afterEach(async () => {
    client.connection.dispose();
    server.kill();
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  });

  it('report the mistakes that the command line reports, until they are fixed', async () => {
    await start({ 'package.json': '{}', 'src/a.ts': READS, [CONFIGURATION]: '{}' });
    await shown('src/a.ts', (count) => count === 1);
    for (const [title, text, line, column, message] of MISTAKES) {
      await rewrite(CONFIGURATION, text);
      await client.diagnostics(path.join(folder, CONFIGURATION), ([first]) => {
        const { line: atLine, character } = first?.range.start ?? {};
        return first?.message === message && atLine === line - 1 && character === column - 1;
      });
      const { code, stderr } = await runOnDisk(['check', '--no-cache'], folder);
      deepStrictEqual([code, stderr], [2, `workload-lint: ${CONFIGURATION}:${line}:${column}: ${message}\n`], title);
      // The rest holds.
      await shown('src/a.ts', (count) => count === 1);
    }
    await rewrite(CONFIGURATION, '{}');
    await shown(CONFIGURATION, (count) => count === 0);
  });

  it('report mistakes in inner folders, where the outer one applies instead', async () => {
    await start({
      'package.json': '{}',
      [CONFIGURATION]: '{"rules":{"blocking-call":"error"}}',
      'src/a.ts': READS,
      [`src/${CONFIGURATION}`]: '{ "rules": { "blocking-call": "loud" } }',
    });
    const [finding] = await shown('src/a.ts', (count) => count === 1);
    strictEqual(finding?.severity, 1);
    const [problem] = await shown(`src/${CONFIGURATION}`, (count) => count === 1);
    const message = '"rules.blocking-call" must be one of off, hint, info, warning, error';
    deepStrictEqual([problem?.message, problem?.range.start.character], [message, 30]);
    const { stdout } = await runOnDisk(['check', '--no-cache'], folder);
    ok(stdout.includes(`src/${CONFIGURATION}:1:31  not analyzed  ${message}`), stdout);
    await rewrite(`src/${CONFIGURATION}`, '{}');
    await shown(`src/${CONFIGURATION}`, (count) => count === 0);
  });

  describe('if they are required', () => {
    const REQUIRED = { requireConfig: true };

    it('nothing is analyzed without one', async () => {
      await start({ 'package.json': '{}', 'src/a.ts': READS }, REQUIRED);
      await client.open(path.join(folder, 'src/a.ts'), READS);
      await rewrite(CONFIGURATION, '{}');
      await shown('src/a.ts', (count) => count === 1);
      const ready = client.received.findIndex(({ method }) => method === 'textDocument/publishDiagnostics');
      const asked = client.received.findIndex(({ method }) => method === 'workspace/configuration');
      ok(asked >= 0 && asked < ready);
      await rm(path.join(folder, CONFIGURATION));
      const changes = [{ uri: uriOf(path.join(folder, CONFIGURATION)), type: 3 }];
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
      await shown('src/a.ts', (count) => count === 0);
    });

    it('one applies to the files below it', async () => {
      await start(
        {
          'package.json': '{"workspaces":["packages/*"]}',
          'packages/a/package.json': '{}',
          [`packages/a/${CONFIGURATION}`]: '{}',
          'packages/a/a.ts': READS,
          'packages/b/package.json': '{}',
          'packages/b/b.ts': READS,
        },
        REQUIRED,
      );
      await shown('packages/a/a.ts', (count) => count === 1);
      const uris = client.received.flatMap(({ method, params }) =>
        method === 'textDocument/publishDiagnostics' ? [(params as { uri: string }).uri] : [],
      );
      ok(!uris.some((uri) => uri.endsWith('b.ts')), uris.join());
    });
  });
});
