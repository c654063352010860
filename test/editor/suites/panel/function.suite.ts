/** The user's own function, from the lens above it to the measurement. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, workspaceFile } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';
import { audit, click, fill, isGone, isShown, textsOf, valueOf } from '../../host/panel.ts';

const FILE = 'src/checksum.ts';
const CODE = `import { readFileSync } from 'node:fs';

/** @bench 'package.json' */
export function checksum(path: string): number {
  let sum = 0;
  for (const byte of readFileSync(path)) sum = (sum * 31 + byte) >>> 0;
  return sum;
}

setInterval(() => checksum('package.json'), 1000);
`;

describe('a function of the user\'s', () => {
  before(async function () {
    needsPage(this);
    this.timeout(60_000);
    await vscode.workspace.fs.writeFile(workspaceFile(FILE), Buffer.from(CODE));
    await openDocument(FILE);
    await waitForDiagnostics(workspaceFile(FILE), ({ length }) => length > 0);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(workspaceFile(FILE));
  });

  it('has a lens where something was found in it', async function () {
    this.timeout(60_000);
    await onPage({ do: 'wait', state: 'visible', selector: '.codelens-decoration a:has-text("Benchmark")' });
    await onPage({ do: 'screenshot', name: 'lens' });
    await onPage({ do: 'click', selector: '.codelens-decoration a:has-text("Benchmark")' });
  });

  it('is offered in the panel with the arguments of its doc comment', async function () {
    this.timeout(60_000);
    await isShown('.how:has-text("From the tag @bench")');
    assert.equal(await valueOf('vscode-textfield[name="arguments"] input'), '\'package.json\'');
    assert.deepEqual(await textsOf('.strategy .how'), [
      'As it stands, one call after another.', 'All calls at once, gathered with Promise.all.',
      'Each call in a worker of a warm pool.', 'Each call in a process of a warm pool.',
    ]);
  });

  it('runs once the user has said yes', async function () {
    this.timeout(90_000);
    await fill('vscode-textfield[name="rounds"] input', '3');
    await click('#run');
    await onPage({ do: 'wait', state: 'visible', selector: '.quick-input-widget:has-text("Run code of this workspace to measure checksum?")' });
    await onPage({ do: 'click', selector: '.quick-input-list-row:has-text("Run Code")' });
    await isShown('section.progress');
    await isGone('section.progress');
    assert.deepEqual(await textsOf('section.problem p'), []);
    assert.match((await textsOf('#result'))[0] ?? '', /checksum/);
    await onPage({ do: 'screenshot', name: 'panel-function' });
    assert.deepEqual(await audit(), []);
  });

  it('runs again without asking', async function () {
    this.timeout(90_000);
    const before = (await textsOf('.history li')).length;
    await click('#run');
    await isShown(`.history li:nth-child(${before + 1})`);
  });
});
