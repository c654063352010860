/** What is shown on request: messages at the end of lines, icons in the gutter, the rules, new code first. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, workspaceFile } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';
import { agreed, problems } from '../../host/surfaces.ts';

const COVERS = 'src/routes/covers.ts';
const FORECAST = 'src/forecast.ts';
const KEYS = ['lineMessages', 'smallCost', 'mediumCost', 'gutterIcons', 'rulesView', 'newCodeSince', 'rules'] as const;

const set = (key: (typeof KEYS)[number], value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('workloadLint').update(key, value, vscode.ConfigurationTarget.Workspace);
const isShown = (selector: string): Promise<unknown> => onPage({ do: 'wait', state: 'visible', selector });
const isGone = (selector: string): Promise<unknown> => onPage({ do: 'wait', state: 'hidden', selector });

describe('what the window shows on request', () => {
  before(async function () {
    needsPage(this);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await openDocument(FORECAST);
    await waitForDiagnostics(workspaceFile(FORECAST), ({ length }) => length > 0);
  });
  after(async () => {
    for (const key of KEYS) await set(key, undefined);
  });

  it('is the message at the end of its line', async () => {
    const decorated = '.view-line [class*="TextEditorDecorationType"]';
    assert.deepEqual(await onPage({ do: 'texts', selector: decorated }), []);
    const count = async (): Promise<number> => (await onPage({ do: 'texts', selector: decorated })).length;
    await set('lineMessages', true);
    // It is drawn beside an element without a size of its own.
    while ((await count()) === 0) await pause(100);
    const weights = () => onPage({ do: 'style', selector: decorated, pseudo: '::after', name: 'font-weight' });
    const styles = () => onPage({ do: 'style', selector: decorated, pseudo: '::after', name: 'font-style' });
    // 140 ms is large, and so it is bold; until it counts as medium, and as small.
    assert.ok((await weights()).includes('700'));
    assert.ok(!(await styles()).includes('italic'));
    await onPage({ do: 'screenshot', name: 'line-messages' });
    await set('mediumCost', 1000);
    while ((await weights()).includes('700')) await pause(100);
    await set('smallCost', 1000);
    while (!(await styles()).includes('italic')) await pause(100);
    await set('lineMessages', undefined);
    while ((await count()) > 0) await pause(100);
  });

  it('is an icon beside a function, whose menu runs a measurement', async () => {
    await set('gutterIcons', true);
    const icon = '.margin [class*="TextEditorDecorationType"]';
    await isShown(icon);
    await onPage({ do: 'screenshot', name: 'gutter-icons' });
    await set('gutterIcons', undefined);
    await isGone(icon);
  });

  it('is a view of the rules, which switches them off and on', async function () {
    this.timeout(60_000);
    await set('rulesView', true);
    await vscode.commands.executeCommand('workloadLint.rules.focus');
    const row = '.monaco-list-row:has-text("cpu-loop")';
    await isShown(row);
    await onPage({ do: 'screenshot', name: 'rules-view' });
    await onPage({ do: 'click', selector: `${row} .custom-view-tree-node-item-checkbox` });
    await waitForDiagnostics(workspaceFile(FORECAST), ({ length }) => length === 0);
    await isShown('.monaco-list-row:has-text("cpu-loop"):has-text("off")');
    await onPage({ do: 'click', selector: `${row} .custom-view-tree-node-item-checkbox` });
    await waitForDiagnostics(workspaceFile(FORECAST), ({ length }) => length > 0);
    await isShown('.monaco-list-row:has-text("cpu-loop"):has-text("1 warning")');
    // What a configuration file switches off is shown as off, and the box switches it on.
    const configuration = workspaceFile('workload-lint.json');
    await vscode.workspace.fs.writeFile(configuration, Buffer.from('{ "rules": { "cpu-loop": "off" } }'));
    await isShown('.monaco-list-row:has-text("cpu-loop"):has-text("off")');
    await onPage({ do: 'click', selector: `${row} .custom-view-tree-node-item-checkbox` });
    await waitForDiagnostics(workspaceFile(FORECAST), ({ length }) => length > 0);
    await set('rules', undefined);
    await vscode.workspace.fs.delete(configuration);
    await waitForDiagnostics(workspaceFile(FORECAST), ({ length }) => length > 0);
    // The level of a rule, and its own again.
    for (const [level, shown] of [
      ['info', 'info · 1 info'],
      ['default', '1 warning'],
    ] as const) {
      const picked = vscode.commands.executeCommand('workloadLint.setRuleLevel', { rule: 'cpu-loop' });
      await isShown('.quick-input-list-row:has-text("default")');
      await onPage({ do: 'type', text: level });
      await onPage({ do: 'press', keys: 'Enter' });
      await picked;
      await isShown(`.monaco-list-row:has-text("cpu-loop"):has-text("${shown}")`);
    }
    await set('rulesView', undefined);
  });

  it('is new code first: the rest is a hint, in every surface', async function () {
    this.timeout(120_000);
    const git = (...args: readonly string[]) =>
      promisify(execFile)('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: workspaceFile('').fsPath,
      });
    await git('init', '--quiet');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'start');
    try {
      await vscode.commands.executeCommand('workloadLint.entryPoints.focus');
      const all = problems();
      await set('newCodeSince', 'HEAD');
      await agreed((now) => now === '');
      const text = String(await vscode.workspace.fs.readFile(workspaceFile(COVERS)));
      await vscode.workspace.fs.writeFile(workspaceFile(COVERS), Buffer.from(`${text}\n`));
      await agreed((now) => now.split('\n').length === 1 && now.includes(COVERS));
      await vscode.workspace.fs.writeFile(workspaceFile(COVERS), Buffer.from(text));
      await set('newCodeSince', undefined);
      await agreed((now) => now === all);
    } finally {
      await vscode.workspace.fs.delete(workspaceFile('.git'), { recursive: true });
    }
  });

  it('is chosen from the menu of the status bar', async () => {
    await onPage({ do: 'click', selector: '[id="workload-lint.workload-lint.status"] a' });
    await onPage({ do: 'click', selector: '.quick-input-list-row:has-text("Show in the Editor")' });
    await isShown('.quick-input-list-row:has-text("Messages at the end of their lines")');
    await onPage({ do: 'screenshot', name: 'show-in-the-editor' });
    await onPage({ do: 'press', keys: 'Escape' });
  });
});
