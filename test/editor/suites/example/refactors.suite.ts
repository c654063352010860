/** Refactors in the editor: the light bulb on a squiggle, its change, and one undo that takes it back. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, rangeOf, workspaceFile } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';

const COVERS = 'src/routes/covers.ts';

describe('refactors', () => {
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    editor = await openDocument(COVERS);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
  });

  const quickFixes = async () => {
    const { start } = rangeOf(editor.document, 'readFileSync(join');
    const range = new vscode.Range(start, start);
    return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, range, 'quickfix', 5);
  };

  it('await the async twin in one keystroke, and one undo brings it back', async () => {
    const before = editor.document.getText();
    const fix = (await quickFixes()).find(({ isPreferred }) => isPreferred);
    assert.equal(fix?.title, 'Await readFile() instead of readFileSync()');
    assert.ok(fix.edit && await vscode.workspace.applyEdit(fix.edit));
    assert.match(editor.document.getText(), /import \{ readFile \} from 'node:fs\/promises';[^]*async \(request, response\)[^]*await readFile\(join\(/);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length === 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('show in the light bulb', async function () {
    needsPage(this);
    const { start } = rangeOf(editor.document, 'readFileSync(join');
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('editor.action.quickFix');
    await onPage({ do: 'wait', state: 'visible', selector: '.action-widget :text("Await readFile() instead of readFileSync()")' });
    await onPage({ do: 'screenshot', name: 'light-bulb' });
    await onPage({ do: 'press', keys: 'Escape' });
    await onPage({ do: 'wait', state: 'hidden', selector: '.action-widget' });
  });
});
