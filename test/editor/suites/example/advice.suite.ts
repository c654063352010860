/**
 * The advice in the editor: hovers, "Which Approach Fits Here?", the entry-point view, costs in lines, and the tool for
 * assistants.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, rangeOf, workspaceFile } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';

const COVERS = 'src/routes/covers.ts';
const QUICK_INPUT = '.quick-input-widget';
const TREE = '.tree-explorer-viewlet-tree-view';

async function hoverAt(editor: vscode.TextEditor, text: string): Promise<string> {
  const { start } = rangeOf(editor.document, text);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    start.translate(0, 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/**
 * A click opens the place; the arrow key unfolds, as for everybody who uses the keyboard: again, where the place that
 * was opened has taken the focus meanwhile.
 */
async function unfold(parent: string, child: string): Promise<void> {
  for (let left = 5; left > 0; left--) {
    await onPage({ do: 'click', selector: parent });
    await onPage({ do: 'press', keys: 'ArrowRight' });
    for (let looks = 30; looks > 0; looks--, await pause(100))
      if ((await onPage({ do: 'texts', selector: child })).length > 0) return;
  }
  throw new Error(`${parent} does not unfold.`);
}

/** Of a question. */
const TITLE = '.quick-input-title';

describe('the advice', () => {
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    editor = await openDocument(COVERS);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
    await waitForDiagnostics(workspaceFile('src/routes/orders.ts'), ({ length }) => length > 0);
  });

  it('explains a finding in its hover', async () => {
    assert.match(await hoverAt(editor, 'readFileSync(join'), /\*\*Async\*\* fits here.*workloadLint\.whichApproach/s);
    const caller = await openDocument('src/routes/books.ts');
    assert.match(
      await hoverAt(caller, 'loadCatalogue().filter'),
      /\[loadCatalogue\]\(file:.*\[fs\.readFileSync\]\(file:/s,
    );
  });

  it('shows the hover with links that run commands', async function () {
    needsPage(this);
    const { start } = rangeOf(editor.document, 'readFileSync(join');
    editor.selection = new vscode.Selection(start.translate(0, 2), start.translate(0, 2));
    await vscode.commands.executeCommand('editor.action.showHover');
    await onPage({ do: 'wait', state: 'visible', selector: '.monaco-hover a:has-text("Which approach fits?")' });
    await onPage({ do: 'screenshot', name: 'hover' });
    await onPage({ do: 'click', selector: '.monaco-hover a:has-text("Which approach fits?")' });
    await onPage({ do: 'wait', state: 'visible', selector: '.quick-input-list-row:has-text("Await the async API")' });
    await onPage({ do: 'press', keys: 'Escape' });
    await onPage({ do: 'wait', state: 'hidden', selector: QUICK_INPUT });
    await vscode.commands.executeCommand('editor.action.hideHover');
    await onPage({ do: 'wait', state: 'hidden', selector: '.monaco-hover-content' });
  });

  it('finds the approach by keyboard alone, from the answers in the code to the snippet', async function () {
    needsPage(this);
    const { start } = rangeOf(editor.document, 'const image');
    editor.selection = new vscode.Selection(start, start);
    const walked = vscode.commands.executeCommand('workloadLint.whichApproach');
    await onPage({ do: 'wait', state: 'visible', selector: '.quick-input-list-row:has-text("Await the async API")' });
    await onPage({ do: 'screenshot', name: 'which-approach' });
    await onPage({ do: 'type', text: 'Is there an async API' });
    await onPage({ do: 'press', keys: 'Enter' });
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: '.quick-input-list-row:has-text("only has synchronous calls")',
    });
    assert.deepEqual(await onPage({ do: 'texts', selector: TITLE }), ['Is there an async API? (4/5)']);
    await onPage({ do: 'screenshot', name: 'which-approach-question' });
    await onPage({ do: 'type', text: 'only has synchronous calls' });
    await onPage({ do: 'press', keys: 'Enter' });
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: '.quick-input-list-row:has-text("Async in Front of Threads")',
    });
    await onPage({ do: 'type', text: 'Insert snippet: Async in Front of Threads' });
    await onPage({ do: 'press', keys: 'Enter' });
    await walked;
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /Piscina|pool/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('asks about a workload without code', async function () {
    needsPage(this);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const walked = vscode.commands.executeCommand('workloadLint.whichApproach');
    await onPage({
      do: 'wait',
      state: 'visible',
      selector: '.quick-input-list-row:has-text("Other requests, events")',
    });
    await onPage({ do: 'press', keys: 'Enter' });
    await onPage({ do: 'wait', state: 'visible', selector: '.quick-input-list-row:has-text("It computes")' });
    const [title = ''] = await onPage({ do: 'texts', selector: TITLE });
    assert.match(title, /^Does it wait or compute\? \(2\/\d\)$/);
    await onPage({ do: 'screenshot', name: 'which-approach-step' });
    await onPage({ do: 'press', keys: 'Escape' });
    await walked;
  });

  it('lists entry points, what blocks each, and the calls that lead there', async function () {
    needsPage(this);
    await vscode.commands.executeCommand('workloadLint.entryPoints.focus');
    await onPage({ do: 'wait', state: 'visible', selector: `${TREE} .monaco-list-row:has-text("Requests")` });
    const row = (text: string) => `${TREE} .monaco-list-row:has-text("${text}")`;
    await unfold(row('POST /orders'), row('fs.writeFileSync'));
    await unfold(row('fs.writeFileSync'), row('store.save'));
    await onPage({ do: 'screenshot', name: 'entry-points' });
  });

  it('lists the callers that bring a function onto the event loop', async function () {
    needsPage(this);
    const helper = await openDocument('src/json-file.ts');
    const { start } = rangeOf(helper.document, 'readJson');
    helper.selection = new vscode.Selection(start, start);
    const shown = vscode.commands.executeCommand('workloadLint.showCallers');
    await onPage({ do: 'wait', state: 'visible', selector: '.quick-input-list-row:has-text("loadCatalogue")' });
    await onPage({ do: 'screenshot', name: 'callers' });
    await onPage({ do: 'press', keys: 'Enter' });
    await shown;
    await onPage({ do: 'wait', state: 'visible', selector: '.peekview-widget' });
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  it('shows costs in lines only on request', async () => {
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', editor.document.uri, whole);
    assert.deepEqual(
      (await hints()).filter(({ label }) => String(label).includes('event loop')),
      [],
    );
    await vscode.workspace
      .getConfiguration('workloadLint')
      .update('inlayCosts', true, vscode.ConfigurationTarget.Global);
    try {
      for (
        let left = 50;
        left > 0 && !(await hints()).some(({ label }) => String(label).includes('on the event loop'));
        left--
      ) {
        assert.notEqual(left, 1, 'the cost is shown');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    } finally {
      await vscode.workspace
        .getConfiguration('workloadLint')
        .update('inlayCosts', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('answers assistants', async () => {
    assert.ok(
      vscode.lm.tools.some(({ name }) => name === 'workload-lint_whichApproach'),
      'the tool is registered',
    );
    const { line } = rangeOf(editor.document, 'readFileSync(join').start;
    const result = await vscode.lm.invokeTool('workload-lint_whichApproach', {
      input: { file: COVERS, line: line + 1 },
      toolInvocationToken: undefined,
    });
    const text = result.content
      .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
      .join('');
    assert.match(text, /"approach": "async"/);
  });
});
