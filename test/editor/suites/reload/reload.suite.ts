/**
 * The benchmark panel comes back after a reload of the window, with its results and what was typed. The suite runs
 * twice: before the reload, and after.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { workspaceFile } from '../../host/documents.ts';
import { needsPage } from '../../host/page.ts';
import { click, isShown, makeShort, openPanel, SHORT, textsOf, valueOf } from '../../host/panel.ts';

/** Tells the second time from the first. */
const MARK = 'reloaded.txt';

async function isSecondTime(): Promise<boolean> {
  return (await vscode.workspace.findFiles(MARK)).length > 0;
}

describe('a reload of the window', () => {
  before(async function () {
    needsPage(this);
    this.timeout(90_000);
    if (await isSecondTime()) return;
    await openPanel('three-tasks');
    await isShown('vscode-textfield[name="wait"]');
    await makeShort();
    await click('#run');
    await isShown('.verdict');
    await vscode.workspace.fs.writeFile(workspaceFile(MARK), new Uint8Array());
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
    // The window goes with this host; the next one begins anew.
    await new Promise(() => undefined);
  });

  it('restores the panel, the last result and the form', async () => {
    await isShown('.verdict');
    assert.deepEqual(await textsOf('#result'), ['Three tasks that wait']);
    for (const { field, typed } of SHORT) assert.equal(await valueOf(field), typed);
  });
});
