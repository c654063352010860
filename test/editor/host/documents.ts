/** Opens and edits documents of the session's workspace, as a person would. */
import * as vscode from 'vscode';

/** @param path below the workspace folder, with forward slashes */
export function workspaceFile(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** @param path below the workspace folder, with forward slashes */
export async function openDocument(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(workspaceFile(path)), {
    preview: false,
  });
}

/** The range of the first occurrence. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.fileName} has no ${JSON.stringify(text)}.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces the first occurrence of a text, unsaved. */
export async function replaceText({ document }: vscode.TextEditor, before: string, after: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, before), after);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The editor refused the edit.');
}

/** Types after the first occurrence of a text, key by key. */
export async function typeAfter(editor: vscode.TextEditor, anchor: string, text: string): Promise<void> {
  const { end } = rangeOf(editor.document, anchor);
  editor.selection = new vscode.Selection(end, end);
  for (const key of text) await vscode.commands.executeCommand('type', { text: key });
}

/** Discards what was typed since the last save. */
export async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
