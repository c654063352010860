/** Whatever is offered does something: fixes of a finding, of all of a rule, settings, the log, the page of a rule. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { diagnosticsOf, waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, revert, workspaceFile } from '../../host/documents.ts';
import { choose, select } from '../../host/light-bulb.ts';
import { needsPage, onPage } from '../../host/page.ts';

const COVERS = 'src/routes/covers.ts';
const MANY = 'src/routes/many.ts';
const CODE = `import { Router } from 'express';
import { readFileSync } from 'node:fs';

export const many = Router();

many.get('/a', (request, response) => {
  response.send(readFileSync('a'));
});

many.get('/b', (request, response) => {
  response.send(readFileSync('b'));
});
`;

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('workloadLint');

describe('what the light bulb offers', () => {
  before(async function () {
    needsPage(this);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.writeFile(workspaceFile(MANY), Buffer.from(CODE));
    await waitForDiagnostics(workspaceFile(MANY), ({ length }) => length === 2);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(workspaceFile(MANY));
  });

  it('turns a rule off in the settings', async () => {
    const editor = await openDocument(COVERS);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
    select(editor, 'readFileSync(join');
    await choose('Turn blocking-call off in the settings');
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length === 0);
    assert.deepEqual(settings().get('rules'), { 'blocking-call': 'off' });
    await settings().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
  });

  it('suppresses once, with the reason under the cursor, and reports a comment without one', async () => {
    const editor = await openDocument(COVERS);
    select(editor, 'readFileSync(join');
    await choose('Suppress blocking-call on this line');
    const isSelected = () => editor.document.getText(editor.selection) === 'say why';
    for (let left = 100; left > 0 && !isSelected(); left--) await pause(100);
    assert.equal(editor.document.getText(editor.selection), 'say why');
    await waitForDiagnostics(workspaceFile(COVERS), ([first, ...more]) =>
      Boolean(first?.message.endsWith('in this comment with the reason') && more.length === 0),
    );
    await onPage({ do: 'screenshot', name: 'suppression-reason' });
    await vscode.commands.executeCommand('type', { text: 'read once a day' });
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length === 0);
    await revert(editor);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
  });

  it('fixes all of a rule in a file, after a look at the preview, which has a row for each change only', async () => {
    const editor = await openDocument(MANY);
    select(editor, "readFileSync('a')");
    await choose('Fix all blocking-call findings in this file');
    const rows = '.bulk-edit-panel .monaco-list-row';
    await onPage({ do: 'wait', state: 'visible', selector: `${rows}:has-text("many.ts")` });
    await onPage({ do: 'screenshot', name: 'fix-all-preview' });
    const unticked = `${rows}:has(.edit-checkbox[aria-checked="false"])`;
    assert.deepEqual(await onPage({ do: 'texts', selector: unticked }), []);
    await onPage({ do: 'click', selector: '.bulk-edit-panel .monaco-button:has-text("Apply")' });
    await waitForDiagnostics(workspaceFile(MANY), ({ length }) => length === 0);
    assert.equal(editor.document.getText().match(/await readFile/g)?.length, 2);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

describe('commands', () => {
  before(async function () {
    needsPage(this);
    await waitForDiagnostics((await openDocument(COVERS)).document.uri, ({ length }) => length > 0);
  });

  it('explain the rule of the finding at the cursor, without a question', async () => {
    select(await openDocument(COVERS), 'readFileSync(join');
    await vscode.commands.executeCommand('workloadLint.explainRule');
    const frames = ['iframe.webview', 'iframe#active-frame'];
    await onPage({ do: 'wait', state: 'visible', selector: 'h1:has-text("blocking-call")', frames });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('show a log with the start, the settings and the time of each analysis', async () => {
    await vscode.commands.executeCommand('workloadLint.showOutput');
    for (const text of ['Server started', 'default settings', 'from the cache', 'analyzed in'])
      await onPage({ do: 'wait', state: 'visible', selector: `.view-lines:has-text("${text}")` });
    await onPage({ do: 'screenshot', name: 'output' });
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('show costs in lines as soon as they are switched on', async () => {
    const { document } = await openDocument(COVERS);
    assert.ok(diagnosticsOf(document.uri).length > 0);
    await settings().update('inlayCosts', true, vscode.ConfigurationTarget.Workspace);
    await onPage({ do: 'wait', state: 'visible', selector: '.view-line:has-text("on the event loop")' });
    await settings().update('inlayCosts', undefined, vscode.ConfigurationTarget.Workspace);
    await onPage({ do: 'wait', state: 'hidden', selector: '.view-line:has-text("ms on the event loop")' });
  });
});
