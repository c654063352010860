/** What is built runs under each supported version of Node, and prints nothing there that it should not. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node';
import { FLAGS, hasFlag } from '../../src/project/v8-flags.ts';
import { temporaryFolders } from '../cli/support.ts';
import { BUILT, needBuiltPrograms } from '../support/built-programs.ts';
import { installNode, LINES, type Line } from './install.ts';

const FILE = 'src/server.ts';
const CODE = `import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
createServer((request, response) => response.end(readFileSync('index.html'))).listen(8080);
`;
const BENCH = ['bench', 'three-tasks', '--size', 'wait=10', '--rounds', '1', '--format', 'json'];

/** One of the lines that have it. */
const RAW_TRANSFER: Line = '24';

describe('the built programs', function () {
  const folder = temporaryFolders();

  needBuiltPrograms();

  for (const line of LINES) {
    describe(`under Node ${line}`, () => {
      let node: string;
      before(async () => {
        node = await installNode(line);
      });
      const start = (cwd: string, args: readonly string[]) => {
        const env = { ...process.env, GITHUB_ACTIONS: undefined, FORCE_COLOR: undefined, NODE_OPTIONS: undefined };
        const child = spawn(node, [path.join(BUILT, 'cli.js'), ...args], { cwd, env, stdio: 'pipe' });
        const closed = once(child, 'close') as Promise<[number | null]>;
        return { child, stderr: text(child.stderr), closed };
      };
      const run = async (cwd: string, ...args: string[]) => {
        const { child, stderr, closed } = start(cwd, args);
        const stdout = await text(child.stdout);
        return { code: (await closed)[0], stderr: await stderr, stdout };
      };

      it('set the flags that V8 has, and no others', async () => {
        const tells = async (...args: string[]) => (await promisify(execFile)(node, args)).stdout;
        const version = await tells('--print', 'process.versions.v8');
        const options = await tells('--v8-options');
        for (const flag of Object.keys(FLAGS) as (keyof typeof FLAGS)[])
          assert.equal(hasFlag(flag, version), options.includes(`\n  --${flag} (`), flag);
      });

      if (line === RAW_TRANSFER)
        it('extract the same facts by raw transfer', async () => {
          const mocha = ['node_modules/mocha/bin/mocha.js', 'test/project/parsers.test.ts', '--reporter', 'json'];
          const only = ['--grep', 'by raw transfer give the same facts of \\w+\\.'];
          const { stdout } = await promisify(execFile)(node, [...mocha, ...only], {
            env: { ...process.env, TEST_RESULTS: undefined },
          });
          const { stats } = JSON.parse(stdout) as { readonly stats: Readonly<Record<string, number>> };
          assert.deepEqual([stats.failures, stats.pending], [0, 0]);
          assert.ok(stats.passes! > 5, `${stats.passes}`);
        });

      it('check code, with the right exit code', async () => {
        const cwd = await folder({ [FILE]: CODE });
        const found = await run(cwd, 'check');
        assert.deepEqual([found.code, found.stderr], [1, '']);
        assert.match(found.stdout, /blocking-call/);
        const passed = await run(await folder({ 'a.ts': 'export const a = 1;\n' }));
        assert.deepEqual([passed.code, passed.stderr], [0, '']);
      });

      it('measure', async () => {
        const { code, stderr, stdout } = await run(await folder(), ...BENCH, '--strategy', 'sequential,threads');
        assert.deepEqual([code, stderr], [0, '']);
        const { strategies } = JSON.parse(stdout) as { readonly strategies: readonly { readonly id: string }[] };
        assert.deepEqual(
          strategies.map(({ id }) => id),
          ['sequential', 'threads'],
        );
      });

      it('serve an editor', async () => {
        const cwd = await folder({ [FILE]: CODE });
        const { child, stderr, closed } = start(cwd, ['lsp', '--stdio']);
        const connection = createMessageConnection(
          new StreamMessageReader(child.stdout),
          new StreamMessageWriter(child.stdin),
        );
        connection.listen();
        const rules = await rulesOf(connection, cwd);
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
        assert.deepEqual([rules, (await closed)[0], await stderr], [['blocking-call'], 0, '']);
        connection.dispose();
      });
    });
  }
});

/** Opens the file and waits for what is found in it. */
async function rulesOf(connection: MessageConnection, cwd: string): Promise<unknown[]> {
  type Published = { readonly uri: string; readonly diagnostics: readonly { readonly code?: unknown }[] };
  const uri = pathToFileURL(path.join(cwd, FILE)).href;
  const published = new Promise<unknown[]>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', ({ uri: of, diagnostics }: Published) => {
      if (of === uri && diagnostics.length > 0) resolve(diagnostics.map(({ code }) => code));
    });
  });
  const folders = [{ uri: pathToFileURL(cwd).href, name: 'folder' }];
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folders[0]!.uri,
    workspaceFolders: folders,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  const textDocument = { uri, languageId: 'typescript', version: 1, text: CODE };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  return published;
}
