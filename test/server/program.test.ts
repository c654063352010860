/** The program as an editor starts it: a process of its own, over standard input and output, on a real disk. */
import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { needBuiltPrograms } from '../support/built-programs.ts';
import { startBuiltServer } from './built-server.ts';
import { TestClient, uriOf } from './test-client.ts';

const HANDLER = "import { load } from './helper.ts';\nexport async function handle() {\n  return load();\n}\n";
const BLOCKING = "import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a.json', 'utf8');\n";
const MENDED = "import { readFile } from 'node:fs/promises';\nexport const load = () => readFile('a.json', 'utf8');\n";

const warnings = (all: Diagnostic[]): number => all.filter(({ severity }) => severity !== 4).length;

describe('the language server', function () {
  needBuiltPrograms();
  let folder: string;
  let server: ChildProcessWithoutNullStreams;
  let client: TestClient;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-server-')));
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'package.json'), '{ "name": "app" }');
    await writeFile(join(folder, 'src/handler.ts'), HANDLER);
    await writeFile(join(folder, 'src/helper.ts'), BLOCKING);
    server = startBuiltServer();
    client = await TestClient.connect(
      { toServer: server.stdin, toClient: server.stdout },
      { folders: [folder], options: { cacheDir: join(folder, 'cache'), rulePages: 'rule:{rule}' } },
    );
  });

  afterEach(async () => {
    client.connection.dispose();
    if (server.exitCode === null) {
      server.kill();
      await once(server, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  });

  it('reports a chain through two files on disk, and follows edits of the helper', async () => {
    const handler = join(folder, 'src/handler.ts');
    const helper = join(folder, 'src/helper.ts');
    const [diagnostic] = await client.diagnostics(handler, (all) => warnings(all) === 1);
    deepStrictEqual(diagnostic?.relatedInformation?.at(-1)?.location.uri, uriOf(helper));
    strictEqual(diagnostic.codeDescription?.href, 'rule:blocking-call');
    await client.open(helper, BLOCKING);
    await client.edit(helper, 2, MENDED);
    await client.diagnostics(handler, (all) => warnings(all) === 0);
    await client.edit(helper, 3, BLOCKING);
    await client.diagnostics(handler, (all) => warnings(all) === 1);
    await client.close(helper);
  });

  it('is initialized once, and goes on with what it was told first', async () => {
    const handler = join(folder, 'src/handler.ts');
    await client.diagnostics(handler, (all) => warnings(all) === 1);
    const again = { processId: null, rootUri: uriOf(folder), capabilities: {} };
    await rejects(client.connection.sendRequest('initialize', again), /initialized already/);
    await client.open(handler, HANDLER, 7);
    const [diagnostic] = await client.diagnostics(handler, (_, version) => version === 7);
    ok(diagnostic?.relatedInformation, 'what the first client can show');
  });

  it('follows files that are moved on disk', async () => {
    const handler = join(folder, 'src/handler.ts');
    await client.diagnostics(handler, (all) => warnings(all) === 1);
    await rename(join(folder, 'src/helper.ts'), join(folder, 'src/other.ts'));
    const changes = [
      { uri: uriOf(join(folder, 'src/helper.ts')), type: 3 },
      { uri: uriOf(join(folder, 'src/other.ts')), type: 1 },
    ];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.diagnostics(handler, (all) => warnings(all) === 0);
  });

  it('survives text that is no code', async () => {
    const handler = join(folder, 'src/handler.ts');
    await client.diagnostics(handler, (all) => warnings(all) === 1);
    await client.open(handler, HANDLER);
    await client.edit(handler, 2, 'export async function ((((');
    await client.edit(handler, 3, `\0\uFFFF${'('.repeat(20_000)}`);
    await client.diagnostics(handler, (_, version) => version === 3);
    await client.edit(handler, 4, HANDLER);
    await client.diagnostics(handler, (all, version) => version === 4 && warnings(all) === 1);
  });

  it('returns the page of each rule', async () => {
    const [rule] = await client.connection.sendRequest<{ id: string }[]>('workloadLint/rules');
    ok(rule);
    match(
      await client.connection.sendRequest<string>('workloadLint/rulePage', { rule: rule.id }),
      new RegExp(`^# ${rule.id}\n`),
    );
  });

  it("follows the project's configuration, which the editor's settings override", async () => {
    const handler = join(folder, 'src/handler.ts');
    const severities = (...expected: number[]) =>
      client.diagnostics(handler, (all) => String(all.map(({ severity }) => severity)) === String(expected));
    await client.diagnostics(handler, (all) => warnings(all) === 1);
    const set = async (settings: Record<string, unknown>) => {
      client.settings = settings;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    };
    const configure = async (file: string, settings: object) => {
      await writeFile(join(folder, file), JSON.stringify(settings));
      const changes = [{ uri: uriOf(join(folder, file)), type: 1 }];
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    };
    await configure('workload-lint.json', { rules: { 'blocking-call': 'error' } });
    await severities(1);
    await configure('src/workload-lint.json', { rules: { 'blocking-call': 'info' } });
    await severities(3);
    await set({ rules: { 'blocking-call': 'error' } });
    await severities(1);
    await set({});
    await configure('src/workload-lint.json', { rules: 'none' });
    await severities(1);
    await configure('workload-lint.json', { enable: false });
    await severities();
  });

  it('ends when the editor does', async () => {
    const ended = once(server, 'exit');
    server.stdin.end();
    await ended;
  });
});

describe('a folder within a workspace', function () {
  needBuiltPrograms();
  it('is analyzed with its program, and only its files are reported', async () => {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-server-')));
    const files = {
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/core/package.json': '{"name":"core","main":"index.ts"}',
      'packages/core/index.ts': BLOCKING,
      'packages/core/other.ts': BLOCKING.replace('() =>', 'async () =>'),
      'packages/web/package.json': '{"name":"web","dependencies":{"core":"workspace:*"}}',
      'packages/web/handler.ts': HANDLER.replace('./helper.ts', 'core'),
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(root, dirname(name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
    const web = join(root, 'packages/web');
    const server = startBuiltServer();
    const client = await TestClient.connect({ toServer: server.stdin, toClient: server.stdout }, { folders: [web] });
    const [found] = await client.diagnostics(join(web, 'handler.ts'), (all) => warnings(all) === 1);
    strictEqual(found?.relatedInformation?.at(-1)?.location.uri, uriOf(join(root, 'packages/core/index.ts')));
    const published = client.received.filter(({ method }) => method === 'textDocument/publishDiagnostics');
    ok(published.every(({ params }) => (params as { uri: string }).uri.startsWith(uriOf(web))));
    client.connection.dispose();
    server.kill();
    await once(server, 'exit');
    await rm(root, { recursive: true, force: true });
  });
});
