/** What an editor shows while the user types. */
import { deepStrictEqual, strictEqual } from 'node:assert';
import { fakeDisk } from './fake-project.ts';
import { TestClient, uriOf } from './test-client.ts';

const HANDLER = 'handle();\nconst user = load();\n';
const BLOCKING_HELPER = 'export function load() { return readFileSync(1); }\n';
const FIXED_HELPER = 'export function load() { return readFile(1); }\n';

describe('diagnostics', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('appear in files that are not open', async () => {
    client = await TestClient.start(fakeDisk({ '/app/a.ts': 'x;\nreadFileSync(1);\n' }));
    const [diagnostic] = await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    deepStrictEqual(diagnostic?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 13 } });
    strictEqual(diagnostic.source, 'workload-lint');
    strictEqual(diagnostic.code, 'blocking-call');
    strictEqual(diagnostic.severity, 2);
  });

  it('show the chain through another file as related information', async () => {
    client = await TestClient.start(fakeDisk({ '/app/handler.ts': HANDLER, '/app/helper.ts': BLOCKING_HELPER }));
    const [diagnostic] = await client.diagnostics('/app/handler.ts', ({ length }) => length === 1);
    deepStrictEqual(
      diagnostic?.relatedInformation?.map(({ location, message }) => [
        location.uri,
        location.range.start.line,
        message,
      ]),
      [
        [uriOf('/app/handler.ts'), 0, 'entry point handler (express)'],
        [uriOf('/app/handler.ts'), 1, 'calls load'],
        [uriOf('/app/helper.ts'), 0, 'calls readFileSync, which blocks'],
      ],
    );
  });

  it('appear and disappear while typing, also in the other file', async () => {
    client = await TestClient.start(fakeDisk({ '/app/handler.ts': HANDLER, '/app/helper.ts': FIXED_HELPER }));
    await client.status(({ state, files }) => state === 'ready' && files === 2);
    await client.open('/app/helper.ts', FIXED_HELPER);
    await client.diagnostics('/app/helper.ts', (_, version) => version === 1);
    await client.edit('/app/helper.ts', 2, BLOCKING_HELPER);
    await client.diagnostics('/app/helper.ts', ({ length }, version) => length === 1 && version === 2);
    await client.diagnostics('/app/handler.ts', ({ length }) => length === 1);
    await client.edit('/app/helper.ts', 3, FIXED_HELPER);
    await client.diagnostics('/app/helper.ts', ({ length }, version) => length === 0 && version === 3);
    await client.diagnostics('/app/handler.ts', ({ length }) => length === 0);
  });

  it('appear in an open document before the workspace is analyzed', async () => {
    const disk = fakeDisk({ '/app/other.ts': 'readFileSync(1);' });
    disk.gate = new Promise(() => {});
    client = await TestClient.start(disk);
    await client.open('/app/a.ts', 'readFileSync(1);');
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    strictEqual(
      client.received.some(({ params }) => JSON.stringify(params ?? null).includes('/app/other.ts')),
      false,
    );
  });

  it('match the disk again when the document is closed unsaved', async () => {
    client = await TestClient.start(fakeDisk({ '/app/a.ts': 'x;' }));
    await client.open('/app/a.ts', 'readFileSync(1);');
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    await client.close('/app/a.ts');
    await client.diagnostics('/app/a.ts', ({ length }) => length === 0);
  });

  it('are computed once for many keystrokes in a row', async () => {
    const disk = fakeDisk();
    client = await TestClient.start(disk, { settings: { debounce: 30 } });
    await client.open('/app/a.ts', 'x0;');
    await client.diagnostics('/app/a.ts', (_, version) => version === 1);
    for (let version = 2; version <= 20; version++)
      await client.edit('/app/a.ts', version, `readFileSync(${version});`);
    await client.diagnostics('/app/a.ts', ({ length }, version) => length === 1 && version === 20);
    deepStrictEqual(
      disk.updates.map(([, text]) => text),
      ['x0;', 'readFileSync(20);'],
    );
  });

  it('are dropped if the text changes meanwhile', async () => {
    const disk = fakeDisk();
    client = await TestClient.start(disk);
    await client.open('/app/a.ts', 'x;');
    await client.diagnostics('/app/a.ts', (_, version) => version === 1);
    disk.slowness = 50;
    await client.edit('/app/a.ts', 2, 'readFileSync(2);');
    while (disk.updates.length < 2) await new Promise(setImmediate);
    await client.edit('/app/a.ts', 3, '\n\nreadFileSync(3);');
    await client.diagnostics('/app/a.ts', ({ length }, version) => length === 1 && version === 3);
    const versions = client.received
      .filter(({ method }) => method === 'textDocument/publishDiagnostics')
      .map(({ params }) => (params as { version?: number }).version);
    deepStrictEqual(versions, [1, 3]);
  });

  it('wait for the save if the settings say so', async () => {
    const disk = fakeDisk();
    client = await TestClient.start(disk, { settings: { run: 'onSave' } });
    await client.open('/app/a.ts', 'x;');
    await client.diagnostics('/app/a.ts', (_, version) => version === 1);
    await client.edit('/app/a.ts', 2, 'x; y;');
    await client.edit('/app/a.ts', 3, 'readFileSync(3);');
    await client.save('/app/a.ts');
    await client.diagnostics('/app/a.ts', ({ length }, version) => length === 1 && version === 3);
    strictEqual(disk.updates.length, 2);
  });

  it('link to the page of the rule if the editor has such pages', async () => {
    const options = { rulePages: 'editor://rules/{rule}' };
    client = await TestClient.start(fakeDisk({ '/app/a.ts': 'readFileSync(1);' }), { options });
    const [diagnostic] = await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    strictEqual(diagnostic?.codeDescription?.href, 'editor://rules/blocking-call');
  });

  it('are plain for an editor without links and related information', async () => {
    client = await TestClient.start(fakeDisk({ '/app/a.ts': 'readFileSync(1);' }), {
      capabilities: {},
      options: { rulePages: 'editor://{rule}' },
    });
    const [diagnostic] = await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    deepStrictEqual(Object.keys(diagnostic ?? {}).sort(), ['code', 'message', 'range', 'severity', 'source']);
  });

  it('continue after a text that breaks the analysis, which is logged', async () => {
    client = await TestClient.start(fakeDisk());
    await client.open('/app/a.ts', 'CRASH');
    await client.message<{ message: string }>(
      'window/logMessage',
      ({ message }) => message.includes('/app/a.ts') && message.includes('the analysis broke'),
    );
    await client.edit('/app/a.ts', 2, 'readFileSync(1);');
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
  });
});
