/** In a workspace that nobody trusts the extension still looks, because it runs none of its code. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument } from '../../host/documents.ts';

describe('restricted mode', () => {
  it('shows where the code blocks', async () => {
    assert.equal(vscode.workspace.isTrusted, false, 'the workspace is trusted');
    const { document } = await openDocument('src/routes/covers.ts');
    const [diagnostic] = await waitForDiagnostics(document.uri, diagnostics => diagnostics.length > 0);
    assert.match(document.getText(diagnostic!.range), /readFileSync/);
  });
});
