/** Snippets in the editor: each inserts the code that the tests compile and run, and is offered where one types. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { SNIPPET_FILES, SNIPPETS, snippetPrefix } from '../../../../src/protocol/snippets.ts';
import { expandBody, type Snippet } from '../../../snippets/snippet-file.ts';
import { needsPage, onPage } from '../../host/page.ts';

const root = () => vscode.extensions.getExtension('workload-lint.workload-lint')!.extensionPath;

async function emptyEditor(language: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content: '' });
  const editor = await vscode.window.showTextDocument(document);
  editor.options = { insertSpaces: true, tabSize: 2 };
  return editor;
}

describe('snippets', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  for (const [file, [language]] of Object.entries(SNIPPET_FILES)) {
    it(`insert the tested ${language}`, async () => {
      const snippets = JSON.parse(await readFile(join(root(), file), 'utf8')) as Record<string, Snippet>;
      const editor = await emptyEditor(language);
      for (const { title } of Object.values(SNIPPETS)) {
        await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, editor.document.lineCount, 0)));
        await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: language, name: title });
        assert.equal(editor.document.getText(), expandBody(snippets[title]!.body), title);
        await vscode.commands.executeCommand('leaveSnippet');
      }
    });
  }

  it('are offered while typing, with the code beside', async function () {
    needsPage(this);
    await emptyEditor('typescript');
    await vscode.commands.executeCommand('type', { text: 'wl-' });
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    const row = (id: string) => `.suggest-widget .monaco-list-row:has-text("${id}")`;
    await onPage({ do: 'wait', state: 'visible', selector: row(snippetPrefix('async-threads')) });
    await vscode.commands.executeCommand('toggleSuggestionDetails');
    await onPage({ do: 'wait', state: 'visible', selector: '.suggest-details:visible:has-text("createServer")' });
    await onPage({ do: 'screenshot', name: 'snippets' });
    await vscode.commands.executeCommand('hideSuggestWidget');
  });
});
