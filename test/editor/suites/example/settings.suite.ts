/** Settings change what is shown without a restart. */
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, workspaceFile } from '../../host/documents.ts';

const COVERS = 'src/routes/covers.ts';
const { Error: ERROR, Warning: WARNING, Information: INFORMATION } = vscode.DiagnosticSeverity;

async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('workloadLint').update(key, value, vscode.ConfigurationTarget.Workspace);
}

const waitForSeverity = (severity: vscode.DiagnosticSeverity): Promise<unknown> =>
  waitForDiagnostics(workspaceFile(COVERS), ([first]) => first?.severity === severity);

describe('settings', () => {
  before(() => openDocument(COVERS));
  afterEach(async () => {
    for (const key of ['rules', 'contexts', 'strictness', 'enable', 'exclude']) await set(key, undefined);
    await waitForSeverity(WARNING);
  });

  it('give a rule another severity', async () => {
    await set('rules', { 'blocking-call': 'error' });
    await waitForSeverity(ERROR);
  });

  it('switch a rule off', async () => {
    await set('rules', { 'blocking-call': 'off' });
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length === 0);
  });

  it('give a context another severity', async () => {
    await set('contexts', { request: 'info' });
    await waitForSeverity(INFORMATION);
  });

  it('exclude files', async () => {
    await set('exclude', ['src/routes/**']);
    await waitForDiagnostics(workspaceFile('src/routes/books.ts'), ({ length }) => length === 0);
  });

  it('switch everything off', async () => {
    await set('enable', false);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length === 0);
  });
});
