/** What the window shows besides squiggles: the Problems panel, the status bar, a rule's page, the commands. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, workspaceFile } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';

const STATUS = '[id="workload-lint.workload-lint.status"]';
const BOOKS = 'src/routes/books.ts';

/** Findings that the Problems panel lists: hints are none of them. */
function problems(): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri]) => diagnosticsOf(uri))
    .filter(({ severity }) => severity !== vscode.DiagnosticSeverity.Hint);
}

describe('the window', () => {
  before(async function () {
    needsPage(this);
    await openDocument(BOOKS);
    await waitForDiagnostics(workspaceFile(BOOKS), ({ length }) => length > 0);
    await waitForDiagnostics(workspaceFile('src/routes/orders.ts'), ({ length }) => length > 0);
  });
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  it('lists every finding with its chain in the Problems panel', async () => {
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await onPage({ do: 'screenshot', name: 'problems' });
    // The list draws only the rows there is room for.
    await vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel');
    for (const text of ['workload-lint', 'entry point']) {
      const row = `.markers-panel .monaco-list-row:has-text("${text}")`;
      await onPage({ do: 'wait', state: 'visible', selector: `${row} >> nth=${problems().length - 1}` });
      assert.equal((await onPage({ do: 'texts', selector: row })).length, problems().length);
    }
    await vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel');
  });

  it('counts the findings in the status bar, for screen readers, too', async () => {
    const count = problems().length;
    await onPage({ do: 'wait', state: 'visible', selector: `${STATUS}:has-text("${count}")` });
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: `${STATUS} [aria-label^="Workload Lint, ${count} findings"]`,
    });
  });

  it('opens the Problems panel from the menu of the status bar', async () => {
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await onPage({ do: 'wait', state: 'hidden', selector: '.markers-panel' });
    await onPage({ do: 'click', selector: `${STATUS} a` });
    await onPage({ do: 'wait', state: 'visible', selector: '.quick-input-list-row:has-text("Strictness: normal")' });
    await onPage({ do: 'click', selector: '.quick-input-list-row:has-text("Show Findings")' });
    await onPage({ do: 'wait', state: 'visible', selector: '.markers-panel' });
  });

  it('shows the page of a rule from its link in the Problems panel', async function () {
    this.timeout(60_000);
    // The list may be laid out anew between the mouse's way down and up.
    this.retries(2);
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await onPage({ do: 'click', selector: '.markers-panel a:has-text("blocking-call")' });
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: 'h1:has-text("blocking-call")',
      frames: ['iframe.webview', 'iframe#active-frame'],
    });
    await onPage({ do: 'screenshot', name: 'rule' });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('offers the rules to explain in the palette', async () => {
    // At a finding, its rule is meant.
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const picked = vscode.commands.executeCommand('workloadLint.explainRule');
    await onPage({ do: 'wait', state: 'visible', selector: '.quick-input-list-row:has-text("blocking-call")' });
    await onPage({ do: 'press', keys: 'Escape' });
    await picked;
  });

  it('reports the result of an analysis on request', async () => {
    await vscode.commands.executeCommand('workloadLint.analyzeWorkspace');
    await vscode.commands.executeCommand('notifications.showList');
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: `.notifications-center .notification-list-item:has-text("${problems().length} findings in")`,
    });
    await vscode.commands.executeCommand('notifications.hideList');
  });

  it('has the same findings after a restart of the server', async () => {
    const before = problems().length;
    const gone = waitForDiagnostics(workspaceFile(BOOKS), ({ length }) => length === 0);
    await vscode.commands.executeCommand('workloadLint.restartServer');
    await gone;
    await waitForDiagnostics(workspaceFile(BOOKS), ({ length }) => length > 0);
    await onPage({ do: 'wait', state: 'visible', selector: `${STATUS}:has-text("${before}")` });
  });
});
