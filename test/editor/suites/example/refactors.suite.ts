/**
 * Refactors in the editor: the light bulb on a squiggle, its change, the preview of several files, what runs
 * afterwards, and one undo that takes it back.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, rangeOf, replaceText, workspaceFile } from '../../host/documents.ts';
import { open, select } from '../../host/light-bulb.ts';
import { needsPage, onPage } from '../../host/page.ts';

const COVERS = 'src/routes/covers.ts';

/** What the light bulb offers at the first occurrence of a text, resolved. */
async function quickFixes({ document }: vscode.TextEditor, text: string): Promise<vscode.CodeAction[]> {
  const { start } = rangeOf(document, text);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(start, start),
    'quickfix',
    9,
  );
}

/** Opens the light bulb there and waits for one of its lines. */
async function openLightBulb(editor: vscode.TextEditor, text: string, title: string): Promise<string> {
  select(editor, text);
  const { start } = editor.selection;
  // The list closes when the cursor moves.
  await onPage({
    do: 'wait',
    state: 'visible',
    selector: `.statusbar-item:has-text("Ln ${start.line + 1}, Col ${start.character + 1}")`,
  });
  return open(title);
}

const textOf = async (path: string): Promise<string> =>
  (await vscode.workspace.openTextDocument(workspaceFile(path))).getText();

/**
 * Saves until files hold on disk what is wanted: what an edit changes is known to be unsaved only when the editor has
 * loaded it.
 */
async function saveUntil(files: readonly string[], holds: (text: string, index: number) => boolean): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await setTimeout(100)) {
    await vscode.workspace.saveAll();
    const texts = await Promise.all(
      files.map(async (path) => vscode.workspace.fs.readFile(workspaceFile(path)).then(String, () => '')),
    );
    if (texts.every(holds)) return;
  }
  assert.fail(`What is wanted was not saved to ${files.join(', ')}.`);
}

describe('refactors', () => {
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    editor = await openDocument(COVERS);
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length > 0);
  });

  it('await the async version in one keystroke, and one undo reverts it', async () => {
    const before = editor.document.getText();
    const fix = (await quickFixes(editor, 'readFileSync(join')).find(({ isPreferred }) => isPreferred);
    assert.match(fix?.title ?? '', /^Await readFile\(\) instead of readFileSync\(\)/);
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.match(
      editor.document.getText(),
      /import \{ readFile \} from 'node:fs\/promises';[^]*async \(request, response\)[^]*await readFile\(join\(/,
    );
    await waitForDiagnostics(workspaceFile(COVERS), ({ length }) => length === 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before);
  });

  it('show in the light bulb', async function () {
    needsPage(this);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await openLightBulb(editor, 'readFileSync(join', 'Await readFile() instead of readFileSync()');
    await onPage({ do: 'screenshot', name: 'light-bulb', clip: { x: 48, y: 34, width: 760, height: 446 } });
    await onPage({ do: 'screenshot', name: 'walkthrough-fix', clip: { x: 48, y: 34, width: 960, height: 520 } });
    await onPage({ do: 'press', keys: 'Escape' });
    await onPage({ do: 'wait', state: 'hidden', selector: '.action-widget' });
    await vscode.commands.executeCommand('workbench.action.toggleSidebarVisibility');
  });
});

describe('a refactor of several files', () => {
  const FILES = ['src/routes/books.ts', 'src/catalogue.ts', 'src/json-file.ts'];

  it('shows all of them before it changes any, and one undo reverts all', async function () {
    needsPage(this);
    this.timeout(120_000);
    const editor = await openDocument(FILES[0]!);
    await waitForDiagnostics(editor.document.uri, ({ length }) => length > 0);
    const texts = await Promise.all(FILES.map(textOf));
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await onPage({
      do: 'click',
      selector: await openLightBulb(editor, 'loadCatalogue()', 'Make readJson() and its 2 callers async'),
    });
    const row = (path: string) => `.bulk-edit-panel .monaco-list-row:has-text("${path.split('/').at(-1)!}")`;
    await onPage({ do: 'wait', state: 'visible', selector: row(FILES[1]!) });
    // The list draws no more lines than there is room for.
    await vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel');
    for (const path of FILES)
      await onPage({ do: 'wait', state: 'visible', selector: `${row(path)} .edit-checkbox[aria-checked="true"]` });
    const unticked = '.bulk-edit-panel .monaco-list-row:has(.edit-checkbox[aria-checked="false"])';
    assert.deepEqual(await onPage({ do: 'texts', selector: unticked }), [], 'there is no row that changes nothing');
    assert.deepEqual(await Promise.all(FILES.map(textOf)), texts, 'nothing has been changed yet');
    await onPage({ do: 'screenshot', name: 'refactor-preview', clip: { x: 48, y: 34, width: 760, height: 410 } });
    await vscode.commands.executeCommand('workbench.action.toggleMaximizedPanel');

    await onPage({ do: 'click', selector: '.bulk-edit-panel .monaco-button:has-text("Apply")' });
    await waitForDiagnostics(editor.document.uri, ({ length }) => length === 0);
    const [books, catalogue, jsonFile] = await Promise.all(FILES.map(textOf));
    assert.match(books!, /async \(request, response\)[^]*\(await loadCatalogue\(\)\)\.filter/);
    assert.match(catalogue!, /export async function loadCatalogue\(\): Promise<Book\[\]> \{\s+return await readJson/);
    assert.match(jsonFile!, /await readFile\(file, 'utf8'\)/);

    // The editor saves a refactor of its own accord, and takes a file that is undone meanwhile for saved.
    const refactored = [books, catalogue, jsonFile];
    await saveUntil(FILES, (text, index) => text === refactored[index]);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    await waitForDiagnostics(editor.document.uri, ({ length }) => length > 0);
    assert.deepEqual(await Promise.all(FILES.map(textOf)), texts);
    await saveUntil(FILES, (text, index) => text === texts[index]);
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('workbench.action.toggleSidebarVisibility');
  });
});

describe('a function that moves to a worker', () => {
  const FILES = ['src/forecast.ts', 'src/routes/forecasts.ts'];
  const CREATED = ['src/forecast-sales.worker.ts', 'src/worker-pool.ts', 'run.ts'];
  let texts: readonly Uint8Array[];

  before(async () => {
    texts = await Promise.all(FILES.map(async (path) => vscode.workspace.fs.readFile(workspaceFile(path))));
    await vscode.workspace.fs.writeFile(
      workspaceFile('run.ts'),
      Buffer.from(
        "import { forecastSales } from './src/forecast.ts';\nconsole.log(JSON.stringify(await forecastSales(40)));\n",
      ),
    );
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await Promise.all(
      FILES.map(async (path, index) => vscode.workspace.fs.writeFile(workspaceFile(path), texts[index]!)),
    );
    await Promise.all(CREATED.map(async (path) => vscode.workspace.fs.delete(workspaceFile(path))));
  });

  /** What a program prints that calls it. */
  const printed = async () => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' };
    return (await promisify(execFile)(process.execPath, [workspaceFile('run.ts').fsPath], { env, timeout: 30_000 }))
      .stdout;
  };

  it('is the preferred refactor, and the program prints the same afterwards', async function () {
    this.timeout(90_000);
    const wanted = await printed();
    assert.match(wanted, /^\[40,(\d+,){10}\d+\]\n$/);
    const editor = await openDocument(FILES[0]!);
    await waitForDiagnostics(editor.document.uri, ({ length }) => length > 0);
    const offered = await quickFixes(editor, 'for (let month');
    const fix = offered.find(({ isPreferred }) => isPreferred);
    assert.equal(fix?.title, 'Move forecastSales() to a worker pool', offered.map(({ title }) => title).join());
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    await saveUntil(CREATED, ({ length }) => length > 0);
    assert.match(await textOf('src/routes/forecasts.ts'), /response\.json\(await forecastSales\(/);
    assert.equal(await printed(), wanted);
    await waitForDiagnostics(editor.document.uri, ({ length }) => length === 0);
  });
});

describe('fixes on save', () => {
  const FILE = 'src/routes/stock.ts';
  const CODE = `import { Router } from 'express';
import { readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

export const stock = Router();

stock.get('/', async (request, response) => {
  const shelves = await readdir('stock');
  response.end(gzipSync(shelves.join()));
});
`;
  const onSave = (value: unknown) =>
    vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', value, vscode.ConfigurationTarget.Global);

  before(async () => {
    await vscode.workspace.fs.writeFile(workspaceFile(FILE), Buffer.from(CODE));
    await onSave({ 'source.fixAll.workloadLint': 'explicit' });
  });
  after(async () => {
    await onSave(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(workspaceFile(FILE));
  });

  const save = async ({ document }: vscode.TextEditor) => {
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(document.isDirty, false);
    return Buffer.from(await vscode.workspace.fs.readFile(document.uri)).toString();
  };

  const blocks = ({ code }: vscode.Diagnostic) => typeof code === 'object' && code.value === 'blocking-call';

  it('apply safe refactors once, and no others', async () => {
    const editor = await openDocument(FILE);
    await waitForDiagnostics(editor.document.uri, ({ length }) => length > 0);
    await replaceText(editor, 'export const stock', '// What stands on the shelves.\nexport const stock');
    await waitForDiagnostics(editor.document.uri, ([first]) => first?.range.start.line === 9);
    const fixed = await save(editor);
    assert.match(fixed, /import \{ promisify \} from 'node:util';\n\n\/\/ What/);
    assert.match(fixed, /response\.end\(await promisify\(gzip\)\(shelves\.join\(\)\)\);/);
    assert.doesNotMatch(fixed, /Sync/);
    await waitForDiagnostics(editor.document.uri, (left) => !left.some(blocks));
    assert.equal(await save(editor), fixed);

    const covers = await openDocument(COVERS);
    await waitForDiagnostics(covers.document.uri, ({ length }) => length > 0);
    const kept = covers.document.getText();
    assert.equal(await save(covers), kept, 'whoever called that handler would notice');
  });
});
