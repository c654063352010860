/** Folders, files on disk, progress, status and the requests of our own. */
import { deepStrictEqual, strictEqual } from 'node:assert';
import type { ServerStatus } from '../../src/protocol/messages.ts';
import { fakeDisk } from './fake-project.ts';
import { TestClient, uriOf, type Progress } from './test-client.ts';

const BLOCKING = 'readFileSync(1);';

describe('workspace', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  const changeFolders = (added: readonly string[], removed: readonly string[]): Promise<void> => {
    const event = {
      added: added.map((path) => ({ uri: uriOf(path), name: path })),
      removed: removed.map((path) => ({ uri: uriOf(path), name: path })),
    };
    return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  };

  const changeOnDisk = (file: string, type: 1 | 2 | 3): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type }] });

  it('has a project for each folder, also added ones, and clears those of removed ones', async () => {
    const disk = fakeDisk({ '/app/a.ts': BLOCKING, '/lib/b.ts': BLOCKING });
    client = await TestClient.start(disk);
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    await changeFolders(['/lib'], []);
    await client.diagnostics('/lib/b.ts', ({ length }) => length === 1);
    await changeFolders([], ['/app']);
    await client.diagnostics('/app/a.ts', ({ length }) => length === 0);
    strictEqual(disk.open, 1);
  });

  it('lets the inner of two folders report its files', async () => {
    const disk = fakeDisk({ '/app/inner/a.ts': BLOCKING });
    client = await TestClient.start(disk, { folders: ['/app', '/app/inner'] });
    await client.diagnostics('/app/inner/a.ts', ({ length }) => length === 1);
    await client.open('/app/inner/a.ts', 'x;');
    await client.diagnostics('/app/inner/a.ts', ({ length }) => length === 0);
    // The outer program has the file as well.
    const update = ['/app/inner/a.ts', 'x;'];
    deepStrictEqual(disk.updates, [update, update]);
  });

  it('has the outer of two folders answer for the files of the inner one as soon as that is removed', async () => {
    const disk = fakeDisk({ '/app/inner/a.ts': BLOCKING, '/app/inner/b.ts': 'x;' });
    client = await TestClient.start(disk, { folders: ['/app', '/app/inner'] });
    await client.diagnostics('/app/inner/a.ts', ({ length }) => length === 1);
    await client.open('/app/inner/b.ts', BLOCKING);
    await client.diagnostics('/app/inner/b.ts', ({ length }) => length === 1);
    const before = client.received.length;
    await changeFolders([], ['/app/inner']);
    const files = (): string[] => [...client.shown().keys()].sort();
    await client.message(
      'textDocument/publishDiagnostics',
      () => client.received.length > before && files().length === 0,
    );
    await client.message('textDocument/publishDiagnostics', () => files().length === 2);
    deepStrictEqual(files(), [uriOf('/app/inner/a.ts'), uriOf('/app/inner/b.ts')]);
  });

  it('opens a folder again that is just being closed', async () => {
    const disk = fakeDisk({ '/app/a.ts': BLOCKING });
    client = await TestClient.start(disk);
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    void changeFolders([], ['/app']);
    await changeFolders(['/app'], []);
    await client.diagnostics('/app/a.ts', ({ length }) => length === 0);
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    strictEqual(disk.open, 1);
  });

  it('analyzes a file outside of all folders by itself while it is open', async () => {
    const disk = fakeDisk({ '/elsewhere/a.ts': 'x;', '/elsewhere/b.ts': BLOCKING });
    client = await TestClient.start(disk, { folders: [] });
    await client.open('/elsewhere/a.ts', BLOCKING);
    await client.diagnostics('/elsewhere/a.ts', ({ length }) => length === 1);
    deepStrictEqual(disk.opened[0]?.paths, ['/elsewhere/a.ts']);
    await client.close('/elsewhere/a.ts');
    await client.diagnostics('/elsewhere/a.ts', ({ length }) => length === 0);
  });

  it('follows files on disk', async () => {
    const disk = fakeDisk({ '/app/a.ts': 'x;' });
    client = await TestClient.start(disk);
    await client.status(({ state, files }) => state === 'ready' && files === 1);
    disk.files.set('/app/a.ts', BLOCKING);
    await changeOnDisk('/app/a.ts', 2);
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
  });

  it("follows changes on disk between the first analysis and the client's watching", async () => {
    const disk = fakeDisk({ '/app/a.ts': BLOCKING, '/app/b.ts': BLOCKING, '/app/c.ts': BLOCKING });
    let watches = (): void => {};
    client = await TestClient.start(disk, {
      watching: new Promise((resolve) => {
        watches = resolve;
      }),
    });
    await client.status(({ state, files }) => state === 'ready' && files === 3);
    disk.files.delete('/app/a.ts');
    disk.files.set('/app/b.ts', 'x;');
    disk.files.set('/app/d.ts', BLOCKING);
    watches();
    for (const gone of ['/app/a.ts', '/app/b.ts']) await client.diagnostics(gone, ({ length }) => length === 0);
    for (const left of ['/app/c.ts', '/app/d.ts']) await client.diagnostics(left, ({ length }) => length === 1);
  });

  it('clears the files of a folder that was deleted', async () => {
    const disk = fakeDisk({ '/app/sub/a.ts': BLOCKING });
    client = await TestClient.start(disk);
    await client.diagnostics('/app/sub/a.ts', ({ length }) => length === 1);
    disk.files.delete('/app/sub/a.ts');
    await changeOnDisk('/app/sub', 3);
    await client.diagnostics('/app/sub/a.ts', ({ length }) => length === 0);
  });

  it('asks the client to watch sources and the files that decide how imports resolve', async () => {
    client = await TestClient.start(fakeDisk());
    const { registrations } = await client.message<{
      registrations: { method: string; registerOptions: { watchers: { globPattern: string }[] } }[];
    }>('client/registerCapability', (params) => params.registrations[0]?.method === 'workspace/didChangeWatchedFiles');
    const globs = registrations[0]?.registerOptions.watchers.map(({ globPattern }) => globPattern) ?? [];
    strictEqual(
      globs.some((glob) => glob.includes('tsx') && glob.includes('vue')),
      true,
    );
    strictEqual(
      globs.some((glob) => glob.includes('package.json') && glob.includes('tsconfig')),
      true,
    );
  });

  it('shows the progress of the first analysis unobtrusively', async () => {
    client = await TestClient.start(fakeDisk({ '/app/a.ts': BLOCKING }));
    const { value } = await client.message<Progress>('$/progress', (progress) => progress.value.kind === 'begin');
    deepStrictEqual([value.title, value.cancellable], ['Analyzing app', false]);
    await client.message<Progress>('$/progress', (progress) => progress.value.kind === 'end');
  });

  it('lets the user cancel an analysis that they requested', async () => {
    const disk = fakeDisk({ '/app/a.ts': BLOCKING });
    client = await TestClient.start(disk);
    await client.status(({ state, files }) => state === 'ready' && files === 1);
    disk.gate = new Promise(() => {});
    const answer = client.connection.sendRequest<ServerStatus>('workloadLint/analyzeWorkspace');
    const { token } = await client.message<Progress>(
      '$/progress',
      ({ value }) => value.kind === 'begin' && value.cancellable === true,
    );
    await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    strictEqual((await answer).state, 'ready');
    await client.message<{ message: string }>('window/logMessage', ({ message }) => message.includes('cancelled'));
  });

  it('reports its status: analyzing, then ready with files and findings', async () => {
    const disk = fakeDisk({ '/app/a.ts': BLOCKING, '/app/b.ts': 'x;' });
    let openGate = (): void => {};
    disk.gate = new Promise((resolve) => {
      openGate = resolve;
    });
    client = await TestClient.start(disk);
    await client.status(({ state }) => state === 'analysing');
    openGate();
    const status = await client.status(({ state, files }) => state === 'ready' && files === 2);
    deepStrictEqual(status.findings, { off: 0, hint: 0, info: 0, warning: 1, error: 0 });
  });

  it('is ready without a folder', async () => {
    client = await TestClient.start(fakeDisk(), { folders: [] });
    strictEqual((await client.status(() => true)).state, 'ready');
  });

  it('reports a slow analysis while it lasts, and is ready again after a fast one', async () => {
    const disk = fakeDisk();
    client = await TestClient.start(disk, { settings: { timeBudget: 50 } });
    disk.slowness = 150;
    await client.open('/app/a.ts', BLOCKING);
    await client.status(
      ({ state, slowFile, findings }) => state === 'slow' && slowFile === '/app/a.ts' && findings.warning === 0,
    );
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    disk.slowness = 0;
    const before = client.received.length;
    await client.edit('/app/a.ts', 2, 'x;');
    await client.status(
      (status) => status.state === 'ready' && client.received.findIndex(({ params }) => params === status) >= before,
    );
  });

  it('returns the page of a rule, and nothing for an unknown rule', async () => {
    client = await TestClient.start(fakeDisk());
    strictEqual(
      await client.connection.sendRequest('workloadLint/rulePage', { rule: 'blocking-call' }),
      '# blocking-call',
    );
    strictEqual(await client.connection.sendRequest('workloadLint/rulePage', { rule: 'no-such-rule' }), null);
    deepStrictEqual(await client.connection.sendRequest('workloadLint/rules'), [
      { id: 'blocking-call', summary: 'A blocking call on the event loop.' },
    ]);
  });

  it('closes its projects on shutdown, even during an analysis', async () => {
    const disk = fakeDisk({ '/app/a.ts': BLOCKING });
    disk.gate = new Promise(() => {});
    client = await TestClient.start(disk);
    await client.status(({ state }) => state === 'analysing');
    await client.connection.sendRequest('shutdown');
    strictEqual(disk.open, 0);
  });
});
