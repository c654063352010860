/** The settings, and how a change of them is followed. */
import { deepStrictEqual, strictEqual } from 'node:assert';
import { fakeDisk } from './fake-project.ts';
import { TestClient } from './test-client.ts';

const FILES = { '/app/a.ts': 'readFileSync(1);' };
const SEVERITIES = [
  ['error', 1],
  ['warning', 2],
  ['info', 3],
  ['hint', 4],
] as const;

describe('settings', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  const change = (settings: Record<string, unknown>): Promise<void> => {
    client.settings = { debounce: 0, ...settings };
    return client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  };

  for (const [severity, number] of SEVERITIES) {
    it(`show a rule as ${severity}`, async () => {
      client = await TestClient.start(fakeDisk(FILES), { settings: { rules: { 'blocking-call': severity } } });
      const [diagnostic] = await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
      strictEqual(diagnostic?.severity, number);
      strictEqual((await client.status(({ findings }) => findings[severity] === 1)).findings.off, 0);
    });
  }

  it('switch a rule off and on while the server runs', async () => {
    client = await TestClient.start(fakeDisk(FILES));
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    await change({ rules: { 'blocking-call': 'off' } });
    await client.diagnostics('/app/a.ts', ({ length }) => length === 0);
    await change({});
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
  });

  it('switch everything off and on', async () => {
    const disk = fakeDisk(FILES);
    client = await TestClient.start(disk);
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    await change({ enable: false });
    await client.diagnostics('/app/a.ts', ({ length }) => length === 0);
    strictEqual(disk.open, 0);
    await change({ enable: true });
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
  });

  it('do not reopen a project that does not depend on them', async () => {
    const disk = fakeDisk(FILES);
    client = await TestClient.start(disk);
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    await change({ run: 'onSave', timeBudget: 5000 });
    await client.open('/app/a.ts', 'x;');
    await client.diagnostics('/app/a.ts', (_, version) => version === 1);
    await client.edit('/app/a.ts', 2, 'readFileSync(2);');
    await client.save('/app/a.ts');
    await client.diagnostics('/app/a.ts', (_, version) => version === 2);
    strictEqual(disk.opened.length, 1);
  });

  it('fall back to their defaults if they are wrong, with one line in the log', async () => {
    const disk = fakeDisk(FILES);
    client = await TestClient.start(disk, {
      settings: { rules: { 'blocking-call': 'loud' }, threads: 'many', dependencies: false },
    });
    await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    deepStrictEqual(
      [disk.opened[0]?.settings.rules, disk.opened[0]?.threads, disk.opened[0]?.settings.dependencies],
      [{}, 0, false],
    );
    await client.message<{ message: string }>('window/logMessage', ({ message }) =>
      message.includes('workloadLint.threads'),
    );
  });

  it('come with the initialization from a client without workspace/configuration', async () => {
    const options = { settings: { rules: { 'blocking-call': 'error' } } };
    client = await TestClient.start(fakeDisk(FILES), { options, capabilities: {} });
    const [diagnostic] = await client.diagnostics('/app/a.ts', ({ length }) => length === 1);
    strictEqual(diagnostic?.severity, 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { workloadLint: { rules: { 'blocking-call': 'hint' } } },
    });
    await client.diagnostics('/app/a.ts', ([first]) => first?.severity === 4);
  });
});
