/** In a workspace that the user does not trust the scenarios run, and none of its code does. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openDocument, rangeOf } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';
import { click, isGone, isShown, makeShort, openPanel, textsOf } from '../../host/panel.ts';

describe('benchmarks in restricted mode', () => {
  before(function () {
    needsPage(this);
    this.timeout(60_000);
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('run what is built in', async function () {
    this.timeout(90_000);
    await openPanel('three-tasks');
    await isShown('vscode-textfield[name="wait"]');
    await makeShort();
    await click('#run');
    await isShown('.verdict');
  });

  it('run no code of the workspace', async function () {
    this.timeout(60_000);
    const editor = await openDocument('src/catalogue.ts');
    const { start } = rangeOf(editor.document, 'loadCatalogue');
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('workloadLint.benchmarkThisFunction');
    await isShown('.wrong:has-text("only once you trust the workspace")');
    await isGone('#run');
    assert.deepEqual(await textsOf('vscode-button:has-text("Manage Workspace Trust")'), ['Manage Workspace Trust']);
    await onPage({ do: 'screenshot', name: 'panel-restricted' });
  });
});
