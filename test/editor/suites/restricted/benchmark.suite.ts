/** In a workspace that the user does not trust the scenarios run, and none of its code does. */
import * as vscode from 'vscode';
import { openDocument, workspaceFile } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';
import { click, isShown, makeShort, openPanel } from '../../host/panel.ts';

describe('benchmarks in restricted mode', () => {
  before(function () {
    needsPage(this);
    this.timeout(60_000);
  });
  after(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('run built-in scenarios', async function () {
    this.timeout(90_000);
    await openPanel('three-tasks');
    await isShown('vscode-textfield[name="wait"]');
    await makeShort();
    await click('#run');
    await isShown('.verdict');
  });

  it('run no code of the workspace', async function () {
    this.timeout(60_000);
    await openDocument('src/catalogue.ts');
    await vscode.commands.executeCommand('workloadLint.benchmarkThisFunction', {
      file: workspaceFile('src/catalogue.ts').fsPath,
      name: 'loadCatalogue',
    });
    await vscode.commands.executeCommand('notifications.showList');
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: '.notifications-center .notification-list-item:has-text("Trust this workspace first")',
    });
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: '.notifications-center .monaco-button:has-text("Manage Workspace Trust")',
    });
    await onPage({ do: 'screenshot', name: 'panel-restricted' });
  });
});
