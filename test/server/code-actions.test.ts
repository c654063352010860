/** Refactors over the language server: offered at a finding, prepared when chosen. */
import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver/node';
import { openProject } from '../../src/project/index.ts';
import { fakeDisk } from './fake-project.ts';
import { TestClient, uriOf } from './test-client.ts';

const APP = `import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', (request, response) => {
  response.send(readFileSync('user'));
});
`;
/** A call that leads to a blocking one, a loop, and a call that is right as it is. */
const HELPERS = `import express from 'express';
import { existsSync, readFileSync } from 'node:fs';
const load = () => readFileSync('user', 'utf8');
function sums() {
  let total = 0;
  for (let turn = 0; turn < 100_000_000; turn++) total += turn % 7;
  return total;
}
express().get('/', (request, response) => {
  if (existsSync('user')) response.send(load());
  response.send(sums());
});
`;
/** Two findings of a rule. */
const MANY = `import express from 'express';
import { readFileSync } from 'node:fs';
const app = express();
app.get('/a', (request, response) => { response.send(readFileSync('a')); });
app.get('/b', (request, response) => { response.send(readFileSync('b')); });
`;
const CALL = { start: { line: 3, character: 20 }, end: { line: 3, character: 20 } };

describe('refactors from the language server', function () {
  let folder: string;
  let client: TestClient;
  let app: string;
  let helpers: string;
  let many: string;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-actions-')));
    app = join(folder, 'app.ts');
    await writeFile(join(folder, 'package.json'), '{ "name": "app", "dependencies": { "express": "^5.1.0" } }');
    helpers = join(folder, 'helpers.ts');
    many = join(folder, 'many.ts');
    await Promise.all([writeFile(app, APP), writeFile(helpers, HELPERS), writeFile(many, MANY)]);
    client = await TestClient.start(
      { ...fakeDisk(), openProject, exists: () => Promise.resolve(true) },
      {
        folders: [folder],
        capabilities: {
          workspace: {
            workspaceFolders: true,
            workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
          },
        },
      },
    );
    await client.open(app, APP);
    await client.diagnostics(app, (all) => all.length > 0);
  });
  after(async () => {
    await client.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const actions = (range: typeof CALL, only?: string[]) =>
    client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(app) },
      range,
      context: { diagnostics: [], ...(only && { only }) },
    });

  it('are offered as quick fixes on their findings, the best first', async () => {
    const [first] = await actions(CALL, ['quickfix']);
    assert.deepEqual(
      [first?.title, first?.kind, first?.isPreferred],
      ['Await readFile() instead of readFileSync()', 'quickfix', true],
    );
    assert.equal(first?.edit, undefined);
  });

  it('are computed when they are chosen', async () => {
    const [first] = await actions(CALL, ['quickfix']);
    const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', first);
    const [change] = edit?.documentChanges as TextDocumentEdit[];
    assert.equal(change?.textDocument.uri, uriOf(app));
    assert.deepEqual(
      change?.edits.map((one) => ('newText' in one ? one.newText : '')).filter((text) => text.includes('await')),
      ['await '],
    );
  });

  it('are not offered without a finding', async () => {
    const start = { line: 0, character: 0 };
    assert.deepEqual(await actions({ start, end: start }), []);
    assert.deepEqual(await actions(CALL, ['refactor.move']), []);
  });

  it('skip unsafe ones when all is fixed', async () => {
    assert.deepEqual(await actions(CALL, ['source.fixAll.workloadLint']), []);
  });

  describe('fixes for all findings of a rule', () => {
    before(async () => {
      await client.open(many, MANY);
      await client.diagnostics(many, (all) => all.length === 2);
    });
    const place = { line: 3, character: 56 };
    const offered = () =>
      client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(many) },
        range: { start: place, end: place },
        context: { diagnostics: [] },
      });

    it('are offered for the file and the workspace, if there are several', async () => {
      const titles = (await offered()).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => title.startsWith('Fix all')),
        ['Fix all blocking-call findings in this file', 'Fix all blocking-call findings in this workspace'],
      );
      assert.equal(new Set(titles).size, titles.length, 'each is offered once');
    });

    it('fix each finding, safe or not', async () => {
      const action = (await offered()).find(({ title }) => title.endsWith('in this file'));
      const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
      const texts = (edit?.documentChanges as TextDocumentEdit[]).flatMap(({ edits }) =>
        edits.map((one) => ('newText' in one ? one.newText : '')),
      );
      assert.equal(texts.filter((text) => text.includes('await ')).length, 2);
      assert.equal(texts.filter((text) => text.includes('node:fs/promises')).length, 1);
    });
  });

  it('turn a rule off in the configuration file, for a client without that command', async () => {
    const action = (await actions(CALL)).find(({ title }) => title === 'Turn blocking-call off in the settings');
    const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    const [, change] = edit?.documentChanges as [unknown, TextDocumentEdit];
    assert.equal(change.textDocument.uri, uriOf(join(folder, 'workload-lint.json')));
    assert.deepEqual(JSON.parse((change.edits[0] as { newText: string }).newText), {
      rules: { 'blocking-call': 'off' },
    });
  });

  describe('the preferred refactor', () => {
    const at = (text: string) => {
      const lines = HELPERS.slice(0, HELPERS.indexOf(text)).split('\n');
      const place = { line: lines.length - 1, character: lines.at(-1)!.length };
      return { start: place, end: place };
    };
    before(async () => {
      await client.open(helpers, HELPERS);
      await client.diagnostics(helpers, (all) => all.length > 1);
    });

    const offered = async (text: string) =>
      (
        await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri: uriOf(helpers) },
          range: at(text),
          context: { diagnostics: [] },
        })
      ).filter(({ disabled }) => !disabled);
    const preferred = async (text: string) =>
      (await offered(text)).filter(({ isPreferred }) => isPreferred).map(({ title }) => title);

    it('is the best that can be applied', async () => {
      assert.deepEqual(await preferred('load());'), ['Make load() and its caller async']);
      assert.deepEqual(await preferred('for (let'), ['Move sums() to a worker pool']);
    });

    it('leaves the others available', async () => {
      const others = (await offered('for (let')).filter(({ isPreferred }) => !isPreferred);
      assert.ok(
        others.some(({ title, kind }) => title.startsWith('Move sums() to a process') && kind?.startsWith('refactor')),
        JSON.stringify(others),
      );
    });

    it('is none if the advice is to leave the code', async () => {
      assert.deepEqual(
        (await offered('existsSync(')).filter(({ kind }) => kind === 'quickfix'),
        [],
      );
    });
  });
});
