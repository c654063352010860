/** A person who opens a file of the example sees where it blocks, and why. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';

/** What is underlined in the file, and the files through which its chain goes. */
async function firstHint(path: string): Promise<{ readonly code: string; readonly chain: readonly string[] }> {
  const { document } = await openDocument(path);
  const [diagnostic] = await waitForDiagnostics(document.uri, diagnostics => diagnostics.length > 0);
  return {
    code: document.getText(diagnostic!.range),
    chain: (diagnostic!.relatedInformation ?? []).map(({ location }) => basename(location.uri.path)),
  };
}

describe('the example workspace', () => {
  it('underlines a direct call', async () => {
    const { code } = await firstHint('src/routes/covers.ts');
    assert.match(code, /readFileSync/);
  });

  it('underlines a call behind two helpers, with the chain through their files', async () => {
    const { code, chain } = await firstHint('src/routes/books.ts');
    assert.match(code, /loadCatalogue/);
    assert.deepEqual([...new Set(chain)].filter(file => file !== 'books.ts'), ['catalogue.ts', 'json-file.ts']);
  });

  it('underlines a call behind a method of a class', async () => {
    const { code, chain } = await firstHint('src/routes/orders.ts');
    assert.match(code, /store\.save/);
    assert.ok(chain.includes('order-store.ts'), String(chain));
  });

  it('leaves a script alone, and what runs once at start-up', async () => {
    // When the hints of a file analysed with them are there, theirs would be.
    await firstHint('src/routes/covers.ts');
    for (const path of ['scripts/seed.ts', 'src/server.ts']) {
      const { document } = await openDocument(path);
      const seen = await waitForDiagnostics(document.uri, () => true);
      assert.deepEqual(seen.map(({ message }) => message), []);
    }
  });

  it('shows the squiggle and the Problems panel', async function () {
    needsPage(this);
    await firstHint('src/routes/books.ts');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await onPage({ do: 'wait', selector: '.squiggly-warning', state: 'visible' });
    await onPage({ do: 'wait', selector: '.markers-panel .monaco-list-row', state: 'visible' });
    const rows = await onPage({ do: 'texts', selector: '.markers-panel .monaco-list-row' });
    assert.ok(rows.some(row => row.includes('blocking-call')), rows.join('\n'));
    await onPage({ do: 'screenshot', name: 'problems' });
  });
});
