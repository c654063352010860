/** In a workspace that the user does not trust the code is looked at all the same, and names no program to run. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';

const COVERS = 'src/routes/covers.ts';

describe('restricted mode', () => {
  it('is on in this workspace', () => assert.equal(vscode.workspace.isTrusted, false));

  it('shows findings', async () => {
    const { document } = await openDocument(COVERS);
    await waitForDiagnostics(document.uri, ({ length }) => length > 0);
  });

  it("runs no program of the workspace's settings", async () => {
    const { document } = await openDocument(COVERS);
    const settings = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '.vscode/settings.json');
    const taken = new Promise((resolve) => vscode.workspace.onDidChangeConfiguration(resolve));
    await vscode.workspace.fs.writeFile(
      settings,
      Buffer.from(
        JSON.stringify({
          'workloadLint.nodePath': '/no/such/node',
          'workloadLint.rules': { 'blocking-call': 'error' },
        }),
      ),
    );
    await taken;
    assert.equal(vscode.workspace.getConfiguration('workloadLint').get('nodePath'), '');
    await vscode.commands.executeCommand('workloadLint.restartServer');
    await waitForDiagnostics(document.uri, ([first]) => first?.severity === vscode.DiagnosticSeverity.Error);
  });

  it('runs no package of the workspace', async () => {
    const { document } = await openDocument(COVERS);
    const { version } = vscode.extensions.getExtension('workload-lint.workload-lint')!.packageJSON as {
      version: string;
    };
    const own = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'node_modules/workload-lint');
    const write = (name: string, text: string) =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(own, name), Buffer.from(text));
    await write('package.json', JSON.stringify({ name: 'workload-lint', version }));
    await write('dist/server.js', "throw new Error('must not run');");
    await vscode.commands.executeCommand('workloadLint.restartServer');
    await waitForDiagnostics(document.uri, ({ length }) => length > 0);
    await vscode.workspace.fs.delete(own, { recursive: true });
  });

  it('is shown in the window', async function () {
    needsPage(this);
    await onPage({ do: 'wait', state: 'visible', selector: '.statusbar-item:has-text("Restricted Mode")' });
    await onPage({ do: 'screenshot', name: 'restricted' });
  });
});
