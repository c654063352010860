/** Documents outside of what was opened: not saved yet, or files without a workspace around them. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeAction, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../src/protocol/server.ts';
import { needBuiltPrograms } from '../support/built-programs.ts';
import { startBuiltServer } from './built-server.ts';
import { TestClient, uriOf } from './test-client.ts';

const READS = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
createServer((request, response) => response.end(readFileSync('index.html'))).listen(8080);
`;
const QUIET = 'export const a = 1;\n';
const HELPER = `import { readFileSync } from 'node:fs';
export const load = () => readFileSync('a.json', 'utf8');
`;
const handlerFrom = (module: string): string => `import { load } from '${module}';
import { createServer } from 'node:http';
createServer((request, response) => response.end(load())).listen(8080);
`;
const UNTITLED = 'untitled:Untitled-1';

describe('unsaved documents', function () {
  needBuiltPrograms();
  let folder: string;
  let server: ChildProcessWithoutNullStreams;
  let client: TestClient;

  async function start(
    files: Readonly<Record<string, string>>,
    opened: readonly string[],
    options: InitializationOptions = {},
  ): Promise<void> {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'workload-lint-server-')));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    server = startBuiltServer();
    const folders = opened.map((name) => path.join(folder, name));
    client = await TestClient.connect(
      { toServer: server.stdin, toClient: server.stdout },
      { folders, options: { ...options, cacheDir: path.join(folder, 'cache') } },
    );
  }

  afterEach(async () => {
    client.connection.dispose();
    server.kill();
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  });

  const open = (uri: string, languageId: string, text: string, version = 1) =>
    client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  const edit = (uri: string, version: number, text: string) =>
    client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  const close = (uri: string) => client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });

  /** The rules of the findings in a document, at a version of it; without one, after it was closed. */
  const rulesIn = async (uri: string, version?: number) => {
    const { diagnostics } = await client.message<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
      (params) => params.uri === uri && params.version === version,
    );
    return diagnostics.map(({ code, severity }) => `${code} ${severity}`);
  };

  it('are analyzed in the language that the editor names', async () => {
    await start({ 'package.json': '{}' }, ['.']);
    for (const [index, languageId] of ['typescript', 'javascript', 'typescriptreact'].entries()) {
      const uri = `untitled:Untitled-${index}`;
      await open(uri, languageId, READS);
      deepStrictEqual(await rulesIn(uri, 1), ['blocking-call 2'], languageId);
    }
    await open('untitled:Untitled-9', 'vue', `<template/>\n<script setup lang="ts">\n${READS}</script>\n`);
    deepStrictEqual(await rulesIn('untitled:Untitled-9', 1), ['blocking-call 2']);
  });

  it('are followed while typing, until they are closed', async () => {
    await start({}, []);
    await open(UNTITLED, 'typescript', QUIET);
    deepStrictEqual(await rulesIn(UNTITLED, 1), []);
    await edit(UNTITLED, 2, READS);
    deepStrictEqual(await rulesIn(UNTITLED, 2), ['blocking-call 2']);
    await close(UNTITLED);
    deepStrictEqual(await rulesIn(UNTITLED), []);
  });

  it('can change their language', async () => {
    await start({}, []);
    await open(UNTITLED, 'plaintext', READS);
    await close(UNTITLED);
    await open(UNTITLED, 'javascript', READS, 2);
    deepStrictEqual(await rulesIn(UNTITLED, 2), ['blocking-call 2']);
    await close(UNTITLED);
    await open(UNTITLED, 'typescript', READS, 3);
    deepStrictEqual(await rulesIn(UNTITLED, 3), ['blocking-call 2']);
  });

  it('belong to the open folder: its configuration applies, and its files can be imported', async () => {
    await start(
      { 'package.json': '{}', 'workload-lint.json': '{"rules":{"blocking-call":"error"}}', 'src/helper.ts': HELPER },
      ['.'],
    );
    await open(UNTITLED, 'typescript', handlerFrom('./src/helper.ts'));
    deepStrictEqual(await rulesIn(UNTITLED, 1), ['blocking-call 1']);
  });

  it('can be files that the editor has not written yet', async () => {
    await start({ 'package.json': '{}', 'src/helper.ts': HELPER }, ['.']);
    const file = path.join(folder, 'src/new.ts');
    await open(uriOf(file), 'typescript', handlerFrom('./helper.ts'));
    await client.diagnostics(file, (all) => all.length === 1);
    await edit(uriOf(file), 2, QUIET);
    await client.diagnostics(file, (all) => all.length === 0);
    await edit(uriOf(file), 3, handlerFrom('./helper.ts'));
    await writeFile(file, handlerFrom('./helper.ts'));
    await client.save(file);
    await client.diagnostics(file, (all) => all.length === 1);
    // It is now a part of the project: a change elsewhere reaches it.
    await open(uriOf(path.join(folder, 'src/helper.ts')), 'typescript', HELPER);
    await edit(uriOf(path.join(folder, 'src/helper.ts')), 2, 'export const load = () => "";\n');
    await client.diagnostics(file, (all) => all.length === 0);
  });

  it('are not deleted files, if the editor names new documents otherwise', async () => {
    await start({ 'package.json': '{}' }, ['.'], { newDocumentsAreUntitled: true });
    await open(uriOf(path.join(folder, 'deleted.ts')), 'typescript', READS);
    await open(UNTITLED, 'typescript', READS);
    deepStrictEqual(await rulesIn(UNTITLED, 1), ['blocking-call 2']);
    const published = client.received.map(({ params }) => params as Partial<PublishDiagnosticsParams>);
    ok(!published.some(({ uri, diagnostics }) => uri?.endsWith('deleted.ts') && diagnostics?.length));
  });

  it('can be refactored if no other file is needed', async () => {
    await start({ 'package.json': '{}' }, ['.']);
    await open(UNTITLED, 'typescript', READS);
    await rulesIn(UNTITLED, 1);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: UNTITLED },
      range: { start: { line: 2, character: 55 }, end: { line: 2, character: 55 } },
      context: { diagnostics: [] },
    });
    ok(actions.length > 0);
    deepStrictEqual(
      actions.filter(({ kind, disabled }) => kind === 'refactor.extract' && !disabled),
      [],
    );
    const { edit: change } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', actions[0]!);
    deepStrictEqual(Object.keys(change?.changes ?? {}), [UNTITLED]);
  });

  describe('files without a workspace', () => {
    const FILES = {
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/core/package.json': '{"name":"core","main":"index.ts"}',
      'packages/core/index.ts': HELPER,
      'packages/web/package.json': '{"name":"web","dependencies":{"core":"workspace:*"}}',
      'packages/web/handler.ts': handlerFrom('core'),
      'packages/web/other.ts': handlerFrom('core'),
    };
    const uri = (name: string): string => uriOf(path.join(folder, name));
    const openFile = (name: keyof typeof FILES) => open(uri(name), 'typescript', FILES[name]);

    it('are analyzed with the program around them', async () => {
      await start(FILES, []);
      await openFile('packages/web/handler.ts');
      const [found] = await client.diagnostics(path.join(folder, 'packages/web/handler.ts'), (all) => all.length > 0);
      strictEqual(found?.relatedInformation?.at(-1)?.location.uri, uri('packages/core/index.ts'));
    });

    it('are reported while they are open', async () => {
      await start(FILES, []);
      const [handler, other] = ['packages/web/handler.ts', 'packages/web/other.ts'] as const;
      await openFile(handler);
      await openFile(other);
      for (const name of [handler, other]) await client.diagnostics(path.join(folder, name), (all) => all.length > 0);
      await close(uri(other));
      await client.diagnostics(path.join(folder, other), (all) => all.length === 0);
      await close(uri(handler));
      await client.diagnostics(path.join(folder, handler), (all) => all.length === 0);
      await openFile(other);
      await client.diagnostics(path.join(folder, other), (all) => all.length > 0);
    });

    it('belong to a folder around them once it is opened', async () => {
      await start(FILES, []);
      await openFile('packages/web/handler.ts');
      await client.diagnostics(path.join(folder, 'packages/web/handler.ts'), (all) => all.length > 0);
      const event = { added: [{ uri: uriOf(folder), name: 'all' }], removed: [] };
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
      await client.diagnostics(path.join(folder, 'packages/web/other.ts'), (all) => all.length > 0);
    });
  });
});
