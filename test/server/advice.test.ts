/** Hovers, entry points, callers and the decision tree over the language server, on a real project. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hover, InlayHint } from 'vscode-languageserver/node';
import { openProject } from '../../src/project/index.ts';
import { sampleResult, sampleStrategy } from '../benchmark-client/sample-result.ts';
import { measuredFigures } from '../../src/protocol/measured.ts';
import type { At } from '../../src/protocol/advice.ts';
import type { ServerRequest, ServerRequests } from '../../src/protocol/messages.ts';
import { fakeDisk } from './fake-project.ts';
import { TestClient, uriOf } from './test-client.ts';

const APP = `import express from 'express';
import { load } from './store.ts';
const app = express();
app.get('/', function getUser(request, response) {
  response.send(load('user'));
});
export const plain = (a: number) => a + 1;
`;
const STORE = `import { readFileSync } from 'node:fs';
export function load(name: string) {
  return readFileSync(name, 'utf8');
}
`;

describe('advice from the language server', function () {
  let folder: string;
  let client: TestClient;
  let app: string;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-advice-')));
    app = join(folder, 'src/app.ts');
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'package.json'), '{ "name": "app" }');
    await writeFile(app, APP);
    await writeFile(join(folder, 'src/store.ts'), STORE);
    client = await TestClient.start(
      { ...fakeDisk(), openProject, exists: () => Promise.resolve(true) },
      { folders: [folder], options: { commandLinks: true }, settings: { inlayCosts: true } },
    );
    await client.open(app, APP);
    await client.diagnostics(app, (all) => all.length > 0);
    await client.status(({ state, files }) => state === 'ready' && files > 1);
  });
  after(async () => {
    await client.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const at = (text: string): At => {
    const lines = APP.slice(0, APP.indexOf(text)).split('\n');
    return { uri: uriOf(app), line: lines.length, column: lines.at(-1)!.length + 1 };
  };
  const request = <R extends ServerRequest>(method: R, params: ServerRequests[R]['params']) =>
    client.connection.sendRequest<ServerRequests[R]['result']>(method, params);
  const hover = async (text: string) => {
    const { line, column } = at(text);
    const answer = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: uriOf(app) },
      position: { line: line - 1, character: column - 1 },
    });
    return (answer?.contents as { value: string } | undefined)?.value;
  };

  it('explains a finding: the approach, its reasons, the chain as links, and the costs of others', async () => {
    const text = await hover("load('user')");
    assert.match(text!, /^\*\*Make load\(\) async[^\n]+\*\* · \[blocking-call\]\(command:workloadLint\.explainRule/);
    assert.match(text!, /\n\*\*Async\*\* fits here: await the async API\./);
    assert.match(text!, /readFile\(\) of node:fs\/promises returns a promise/);
    assert.match(
      text!,
      /\[GET \/, getUser\]\(file:.*app\.ts#L4,\d+\).* → \[load\]\(.*\) → \[fs\.readFileSync\]\(file:.*store\.ts#L3,\d+\)/,
    );
    assert.match(text!, /threads: start 40 ms cold, 0\.03 ms warm; 9 MB each/);
    assert.match(text!, /\[Which approach fits\?\]\(command:workloadLint\.whichApproach\?/);
    assert.match(text!, /\n\*warning\*: other requests or users wait meanwhile; [^;\n]+$/);
    assert.ok(text!.length < 1600, `${text!.length} characters are short`);
  });

  it('explains a function: what it blocks on', async () => {
    const text = await hover('getUser');
    assert.match(
      text!,
      /`getUser\(\)` blocks on \[load\].* → \[fs\.readFileSync\].* \(≈ 0\.5 ms, grows with the size of the file\)/,
    );
    assert.match(text!, /Called directly by the event loop \(route\)/);
  });

  it('says in one line that a function does not block', async () => {
    assert.match((await hover('plain'))!, /^`plain\(\)` does not block the event loop/);
  });

  it('says nothing if there is no finding', async () => assert.equal(await hover('const app'), undefined));

  it('lists entry points with what blocks each', async () => {
    const groups = await request('workloadLint/entryPoints', null);
    const [requests] = groups.filter(({ context }) => context === 'request');
    assert.deepEqual(
      requests?.entries.map(({ name, kind, blocks }) => [
        name,
        kind,
        blocks.map(({ cost, chain }) => [cost, chain.map((link) => link.name)]),
      ]),
      [['getUser', 'route', [['≈ 0.5 ms', ['load', 'fs.readFileSync']]]]],
    );
  });

  it('lists the callers that bring a function onto the event loop', async () => {
    const callers = await request('workloadLint/callers', {
      uri: uriOf(join(folder, 'src/store.ts')),
      line: 2,
      column: 18,
    });
    assert.equal(callers?.name, 'load()');
    assert.deepEqual(
      callers?.reaches.map(({ name, chain }) => [name, chain.map((link) => link.name)]),
      [['getUser', ['load']]],
    );
  });

  it('answers the decision tree from the code at a position', async () => {
    const result = await request('workloadLint/decide', { at: at("load('user')"), answers: {} });
    assert.equal(result?.ending.advice.approach, 'async');
    assert.deepEqual(
      result?.questions.map(({ id, suggested }) => [id, suggested]),
      [
        ['who-waits', 'others'],
        ['workload', 'io'],
        ['io-size', 'felt'],
        ['async-api', 'yes'],
        ['how-many', 'one'],
      ],
    );
    assert.ok(result?.questions.every(({ because }) => because !== undefined));
  });

  it('lets the user change an answer', async () => {
    const result = await request('workloadLint/decide', { at: at("load('user')"), answers: { 'async-api': 'no' } });
    assert.deepEqual(
      [result?.ending.advice.approach, result?.ending.refactors[0]],
      ['async+threads', 'extract-to-worker'],
    );
    assert.equal(result?.ending.refactorTitles[0], 'Move the function to a worker pool');
  });

  it('answers the decision tree for a described workload', async () => {
    const result = await request('workloadLint/decide', {
      answers: { workload: 'cpu', budget: 'long', isolation: 'yes' },
    });
    assert.equal(result?.subject, undefined);
    assert.deepEqual([result?.ending.advice.approach, result?.ending.snippets[0]], ['processes', 'process-pool']);
  });

  it('finds the function around the cursor', async () => {
    const result = await request('workloadLint/decide', { at: at('=> a + 1'), answers: {} });
    assert.deepEqual([result?.subject, result?.ending.advice.approach], ['plain()', 'leave']);
  });

  describe('advice with measurements', () => {
    const measure = (...results: Parameters<typeof measuredFigures>[0]) =>
      client.connection.sendNotification('workloadLint/measured', measuredFigures(results, uriOf));
    let first: Parameters<typeof measuredFigures>[0];
    before(() => {
      first = [
        sampleResult({
          kind: 'function',
          scenario: 'getUser',
          file: app,
          size: { calls: 2 },
          strategies: [sampleStrategy({ id: 'sequential' }, 240), sampleStrategy({ id: 'threads', pool: 2 }, 130)],
        }),
        sampleResult({ strategies: [sampleStrategy({ id: 'processes', pool: 3 }, 200)] }),
      ];
      return measure(...first);
    });
    after(() => measure());

    it('shows those of a function, and of the one around a finding', async () => {
      const told = '*Measured* 2026-01-02, one call of `getUser()`: as is 120 ms · threads 65 ms';
      assert.ok((await hover('getUser'))!.includes(told), await hover('getUser'));
      assert.ok((await hover("load('user')"))!.includes(told), await hover("load('user')"));
    });

    it('shows the arguments, and says if they differ from those of the call', async () => {
      const result = (args: string) =>
        sampleResult({
          kind: 'function',
          scenario: 'load',
          file: join(folder, 'src/store.ts'),
          arguments: args,
          strategies: [sampleStrategy({ id: 'sequential' }, 120)],
        });
      await measure(result("'all'"));
      assert.match(
        (await hover("load('user')"))!,
        /one call of `load\('all'\)`, not with `'user'` as here: as is 120 ms/,
      );
      await measure(result("'user'"));
      assert.match((await hover("load('user')"))!, /one call of `load\('user'\)`: as is 120 ms/);
      await measure(result(''));
      assert.match((await hover("load('user')"))!, /`load\(\)` with its default arguments, not with `'user'` as here/);
      await measure(...first);
    });

    it('compares approaches by their measured times', async () => {
      const text = await hover("load('user')");
      assert.match(text!, /threads: ready in 40 ms, 64 MB for a pool of 2, measured; clones/);
      assert.match(text!, /processes: ready in 40 ms, 64 MB for a pool of 3, measured; messages only/);
    });

    it('uses a measurement as a reason instead of an estimate', async () => {
      const { questions } = (await request('workloadLint/decide', { at: at('getUser'), answers: {} }))!;
      assert.equal(questions.find(({ id }) => id === 'io-size')?.because, 'one call was measured at 120 ms');
    });
  });

  it('shows costs at the end of the line on request', async () => {
    const hints = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uriOf(app) },
      range: { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } },
    });
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position]),
      [['≈ 0.5 ms on the event loop', { line: 4, character: 30 }]],
    );
  });
});
