/** Results stay: shown again, compared, saved in every format, removed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { needsPage, onPage } from '../../host/page.ts';
import { audit, click, isGone, isShown, makeShort, openPanel, textsOf } from '../../host/panel.ts';

const DIALOG = '.quick-input-widget:has-text("Export Results")';
const SAVED = '.notifications-center .notification-list-item:has-text("Saved ")';

/** Takes the name that the dialog proposes. */
async function save(): Promise<string> {
  await onPage({ do: 'wait', state: 'visible', selector: `${DIALOG} .monaco-list-row` });
  await onPage({ do: 'press', keys: 'Enter' });
  await onPage({ do: 'wait', state: 'hidden', selector: DIALOG });
  await vscode.commands.executeCommand('notifications.showList');
  await onPage({ do: 'wait', state: 'visible', selector: SAVED });
  const [said = ''] = await onPage({ do: 'texts', selector: SAVED });
  await vscode.commands.executeCommand('notifications.clearAll');
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, /Saved (\S+)\./.exec(said)![1]!);
  const text = Buffer.from(await vscode.workspace.fs.readFile(file)).toString();
  await vscode.workspace.fs.delete(file);
  return text;
}

async function runShort(): Promise<void> {
  const before = (await textsOf('.history li')).length;
  await click('#run');
  await isShown(`.history li:nth-child(${before + 1})`);
  await isGone('section.progress');
}

describe('the history of benchmarks', () => {
  before(async function () {
    needsPage(this);
    this.timeout(120_000);
    await openPanel('three-tasks');
    await isShown('vscode-textfield[name="wait"]');
    await makeShort();
    await runShort();
    await runShort();
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows a measure over all runs', async () => {
    await isShown('h3:has-text("Over time")');
    assert.match((await textsOf('.since'))[0] ?? '', /^Async: .* Since the previous run: /);
  });

  it('compares two runs', async () => {
    await click('.history li:not(.shown) button:has-text("Compare")');
    await isShown('section.two-runs .chart');
    assert.equal((await textsOf('section.two-runs tbody tr')).length, 4);
    await onPage({ do: 'screenshot', name: 'panel-two-runs' });
    assert.deepEqual(await audit(), []);
    await click('vscode-button:has-text("Close Comparison")');
    await isGone('section.two-runs');
  });

  it('saves a result in every format', async function () {
    this.timeout(60_000);
    await click('vscode-button:has-text("Markdown")');
    assert.match(await save(), /^## Three tasks that wait\n[^]*\| Sequential \|/);
    await click('vscode-button:has-text("CSV")');
    assert.match(await save(), /^scenario,date,strategy[^]*\nthree-tasks,/);
    await click('vscode-button:has-text("JSON")');
    assert.equal((JSON.parse(await save()) as { scenario: string }).scenario, 'three-tasks');
    await click('vscode-button:has-text("SVG")');
    const picture = await save();
    assert.match(picture, /^<svg [^]*Sequential[^]*<\/svg>\n$/);
    assert.doesNotMatch(picture, /var\(--/, 'the colours stand by themselves');
  });

  it('saves from the palette with the panel closed', async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const saved = vscode.commands.executeCommand('workloadLint.exportBenchmarkResults');
    await onPage({ do: 'wait', state: 'visible', selector: '.quick-input-list-row:has-text("Three tasks that wait")' });
    await onPage({ do: 'press', keys: 'Enter' });
    await onPage({ do: 'click', selector: '.quick-input-list-row:has-text("SVG")' });
    assert.match(await save(), /^<svg /);
    await saved;
  });

  it('drops a removed run', async () => {
    await openPanel();
    await isShown('.history li');
    const before = (await textsOf('.history li')).length;
    await click('.history button:has-text("Remove")');
    await isGone(`.history li:nth-child(${before})`);
    await click('vscode-button:has-text("Clear History")');
    await isShown('.empty');
  });
});
