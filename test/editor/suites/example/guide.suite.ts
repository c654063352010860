/** The guide to the approaches, and Get Started with its pictures. */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { WALKTHROUGH, WALKTHROUGH_STEPS } from '../../../../src/protocol/walkthrough.ts';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, rangeOf } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';
import { click, isShown, makeShort, openPanel } from '../../host/panel.ts';

const ID = 'workload-lint.workload-lint';
const PREVIEW = ['iframe.webview', 'iframe#active-frame'];
/** Without the side bar: as much of the window as is legible in a picture of Get Started. */
const CLIP = { x: 48, y: 34, width: 960, height: 734 };

/** Hides the side bar from the pictures. */
function withoutSideBar(): void {
  before(() => vscode.commands.executeCommand('workbench.action.closeSidebar'));
  after(() => vscode.commands.executeCommand('workbench.action.toggleSidebarVisibility'));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
}

describe('the guide', () => {
  withoutSideBar();

  it('opens as a page, with the decision tree', async function () {
    needsPage(this);
    await vscode.commands.executeCommand('workloadLint.openGuide');
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: 'h1:has-text("Async, threads, processes")',
      frames: PREVIEW,
    });
    await onPage({ do: 'wait', state: 'visible', selector: 'td:has-text("co-operative")', frames: PREVIEW });
    await onPage({ do: 'screenshot', name: 'guide' });
    await onPage({ do: 'click', selector: 'img[alt^="Decision tree"]', frames: PREVIEW });
    await onPage({ do: 'screenshot', name: 'guide-tree' });
  });
});

describe('Get Started', () => {
  withoutSideBar();

  it('has a handler with its chain to show', async function () {
    needsPage(this);
    const { document } = await openDocument('src/routes/books.ts');
    await waitForDiagnostics(document.uri, ({ length }) => length > 0);
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await onPage({ do: 'wait', state: 'visible', selector: '.markers-panel .monaco-list-row:has-text("entry point")' });
    await onPage({ do: 'screenshot', name: 'walkthrough-find', clip: CLIP });
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('has a finding whose hover says why', async function () {
    needsPage(this);
    const editor = await openDocument('src/routes/orders.ts');
    await waitForDiagnostics(editor.document.uri, ({ length }) => length > 0);
    const { start } = rangeOf(editor.document, 'save(');
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('editor.action.showHover');
    await onPage({ do: 'wait', state: 'visible', selector: '.monaco-hover:visible:has-text("Which approach fits?")' });
    await onPage({ do: 'screenshot', name: 'walkthrough-why', clip: { ...CLIP, height: 520 } });
  });

  it('has a measurement to show', async function () {
    needsPage(this);
    this.timeout(90_000);
    await openPanel('three-tasks');
    await makeShort();
    await click('#run');
    await isShown('section.result .verdict');
    await click('.verdict');
    await onPage({ do: 'screenshot', name: 'walkthrough-measure', clip: { ...CLIP, width: 1228 } });
  });

  it('has four steps, a picture beside each', async function () {
    needsPage(this);
    for (const [id, { title, picture }] of Object.entries(WALKTHROUGH_STEPS)) {
      await vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        { category: `${ID}#${WALKTHROUGH.id}`, step: id },
        false,
      );
      await onPage({ do: 'wait', state: 'visible', selector: `.getting-started-step.expanded:has-text("${title}")` });
      await onPage({ do: 'wait', state: 'visible', selector: `.getting-started-media img[alt="${picture}"]` });
      await onPage({ do: 'screenshot', name: `walkthrough-step-${id}` });
      assert.ok(
        (await stat(join(vscode.extensions.getExtension(ID)!.extensionPath, `media/walkthrough/${id}.png`))).size >
          1000,
      );
    }
    assert.equal(Object.keys(WALKTHROUGH_STEPS).length, 4);
  });

  it('copies the example to a writable folder', async function () {
    // Another window would stay open in an editor of its own.
    needsPage(this);
    const copy = join(__dirname, '../user-data/User/globalStorage', ID, 'example/src/server.ts');
    await assert.rejects(stat(copy));
    await vscode.commands.executeCommand('workloadLint.openExample');
    assert.ok((await stat(copy)).isFile());
  });

  it('has a command behind every button', async () => {
    const { packageJSON } = vscode.extensions.getExtension(ID)!;
    const [{ steps }] = packageJSON.contributes.walkthroughs;
    const links = JSON.stringify(steps).matchAll(/command:([\w.]+)/g);
    const known = new Set(await vscode.commands.getCommands());
    assert.deepEqual(
      [...links].map(([, command]) => command!).filter((command) => !known.has(command)),
      [],
    );
  });
});
