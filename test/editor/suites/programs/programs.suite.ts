/** What the extension starts: the project's own server, tasks, and nothing while it is turned off. */
import assert from 'node:assert/strict';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, workspaceFile } from '../../host/documents.ts';

const COVERS = 'src/routes/covers.ts';
const PACKAGE = 'node_modules/workload-lint';

const run = (command: string) => vscode.commands.executeCommand(`workloadLint.${command}`);
const set = (key: string, value: unknown) =>
  vscode.workspace.getConfiguration('workloadLint').update(key, value, vscode.ConfigurationTarget.Workspace);

describe('the programs of the extension', () => {
  before(() => openDocument(COVERS));

  it('are turned off and on by a command', async () => {
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
    await run('toggle');
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length === 0);
    await run('toggle');
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
    await set('enable', undefined);
  });

  it('are tasks, whose report becomes problems', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'workload-lint' });
    assert.deepEqual(tasks.map(({ name, isBackground }) => [name, isBackground]).sort(), [
      ['check', false],
      ['watch', true],
    ]);
    // What remains can only come from the task.
    await set('enable', false);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length === 0);
    const check = tasks.find(({ name }) => name === 'check')!;
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== check.name) return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(check);
    assert.equal(await ended, 1);
    const [first] = await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
    assert.deepEqual([first!.source, first!.severity], ['workload-lint', vscode.DiagnosticSeverity.Warning]);
    await set('enable', undefined);
  });

  it("are the project's own, if it has a compatible version of the package", async () => {
    const extension = vscode.extensions.getExtension('workload-lint.workload-lint')!;
    const { version } = extension.packageJSON as { version: string };
    const own = workspaceFile(PACKAGE).fsPath;
    const proof = join(own, 'started');
    await mkdir(join(own, 'dist'), { recursive: true });
    await writeFile(join(own, 'package.json'), JSON.stringify({ name: 'workload-lint', version }));
    const original = JSON.stringify(join(extension.extensionPath, 'dist/server.js'));
    await writeFile(
      join(own, 'dist/server.js'),
      `require('node:fs').writeFileSync(${JSON.stringify(proof)}, '');\nrequire(${original});\n`,
    );
    const isStarted = () =>
      access(proof).then(
        () => true,
        () => false,
      );
    try {
      await set('preferProjectVersion', false);
      await run('restartServer');
      assert.equal(await isStarted(), false);
      await set('preferProjectVersion', undefined);
      await run('restartServer');
      assert.equal(await isStarted(), true);
      await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
    } finally {
      await rm(dirname(own), { recursive: true });
      await run('restartServer');
    }
  });
});
