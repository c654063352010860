/** Squiggles with their chains come and go while the user types, in other files, too. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument, rangeOf, replaceText, revert, typeAfter, workspaceFile } from '../../host/documents.ts';
import { needsPage, onPage } from '../../host/page.ts';

const BOOKS = 'src/routes/books.ts';
const JSON_FILE = 'src/json-file.ts';
const READ = "readFileSync(file, 'utf8')";

const warnings = (diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Warning);

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

describe('while typing', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('a blocking call in a handler has a squiggle', async () => {
    const { document } = await openDocument('src/routes/covers.ts');
    const [diagnostic] = warnings(await waitForDiagnostics(document.uri, (all) => warnings(all).length === 1));
    assert.ok(diagnostic);
    assert.equal(codeOf(diagnostic), 'blocking-call');
    assert.equal(diagnostic.range.start.line, rangeOf(document, 'readFileSync(').start.line);
    assert.match(diagnostic.message, /readFileSync/);
  });

  it('the squiggle carries the chain through the files between handler and blocking call', async () => {
    const { document } = await openDocument(BOOKS);
    const [diagnostic] = warnings(await waitForDiagnostics(document.uri, (all) => warnings(all).length === 1));
    const files =
      diagnostic?.relatedInformation?.map(({ location }) => vscode.workspace.asRelativePath(location.uri)) ?? [];
    assert.deepEqual([...new Set(files)], [BOOKS, 'src/catalogue.ts', JSON_FILE]);
    assert.match(diagnostic?.relatedInformation?.at(-1)?.message ?? '', /readFileSync.*blocks/);
  });

  it('fixing the helper removes the squiggle of its caller in another file, and typing the call restores it', async () => {
    const books = workspaceFile(BOOKS);
    await waitForDiagnostics(books, (all) => warnings(all).length === 1);
    const editor = await openDocument(JSON_FILE);
    await replaceText(editor, READ, '');
    await waitForDiagnostics(books, (all) => warnings(all).length === 0);
    await typeAfter(editor, 'JSON.parse(', READ);
    await waitForDiagnostics(books, (all) => warnings(all).length === 1);
    await revert(editor);
  });

  it('a call that is typed into a handler has a squiggle at once, and none when it is gone', async () => {
    const editor = await openDocument('src/routes/orders.ts');
    const before = warnings(await waitForDiagnostics(editor.document.uri, (all) => warnings(all).length > 0)).length;
    await replaceText(editor, 'import { OrderStore }', "import { readdirSync } from 'node:fs';\nimport { OrderStore }");
    await typeAfter(editor, 'const id = ', "readdirSync('orders').length + ");
    await waitForDiagnostics(editor.document.uri, (all) => warnings(all).length === before + 1);
    await replaceText(editor, "readdirSync('orders').length + ", '');
    await waitForDiagnostics(editor.document.uri, (all) => warnings(all).length === before);
    await revert(editor);
  });

  it('code that runs once at start-up has none', async () => {
    const { document } = await openDocument('src/server.ts');
    await waitForDiagnostics(workspaceFile(BOOKS), (all) => warnings(all).length === 1);
    assert.deepEqual(warnings(diagnosticsOf(document.uri)), []);
  });

  it('the squiggle is drawn, and shows the chain under the mouse', async function () {
    needsPage(this);
    const editor = await openDocument(BOOKS);
    const [diagnostic] = warnings(await waitForDiagnostics(editor.document.uri, (all) => warnings(all).length === 1));
    await onPage({ do: 'wait', state: 'visible', selector: '.monaco-editor .squiggly-warning' });
    editor.selection = new vscode.Selection(diagnostic!.range.start, diagnostic!.range.start);
    await vscode.commands.executeCommand('editor.action.showHover');
    await onPage({ do: 'wait', state: 'visible', selector: '.monaco-hover:visible:has-text("blocking-call")' });
    await onPage({ do: 'screenshot', name: 'squiggle' });
  });
});
