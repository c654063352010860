/** The extension starts where there is something to look at. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openDocument } from '../../host/documents.ts';
import { onPage } from '../../host/page.ts';

describe('activation', () => {
  it('opens', async () => {
    await openDocument('src/routes/books.ts');
    console.log(JSON.stringify(vscode.extensions.all.map(e => e.id).filter(id => /workload/.test(id))), vscode.workspace.isTrusted);
    await onPage({ do: 'screenshot', name: 'try' });
    assert.ok(vscode.extensions.getExtension('workload-lint.workload-lint'));
  });
});
