/** The refactors that are offered for the findings in a function, and the texts they would make, without making them. */
import {
  commands, languages, workspace, type CodeAction, type Command, type Diagnostic, type TextDocument, type TextEdit, type Uri, type WorkspaceEdit,
} from 'vscode';
import { DIAGNOSTIC_SOURCE } from '../../protocol/server.ts';
import type { ChosenFunction } from './chosen-function.ts';

/** How many actions have their edits worked out. */
const RESOLVED = 50;

export interface OfferedRefactor {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

export async function refactorsIn({ document, chosen }: ChosenFunction): Promise<OfferedRefactor[]> {
  const findings = languages.getDiagnostics(document.uri).filter((one) => one.source === DIAGNOSTIC_SOURCE && chosen.range.contains(one.range));
  const offered = new Map<string, OfferedRefactor>();
  for (const finding of findings) {
    for (const { title, edit } of await actionsFor(document, finding)) if (edit) offered.set(title, { title, edit });
  }
  return [...offered.values()];
}

/** @returns the whole texts by absolute path; new files too */
export async function textsAfter(edit: WorkspaceEdit): Promise<Record<string, string>> {
  const texts = edit.entries().map(async ([uri, edits]) => [uri.fsPath, await textAfter(uri, edits)] as const);
  return Object.fromEntries(await Promise.all(texts));
}

async function actionsFor({ uri }: TextDocument, { range }: Diagnostic): Promise<CodeAction[]> {
  const actions = await commands.executeCommand<(CodeAction | Command)[] | undefined>('vscode.executeCodeActionProvider', uri, range, undefined, RESOLVED);
  return (actions ?? []).filter((action): action is CodeAction => 'edit' in action && isOurs(action));
}

/** A comment that suppresses the finding leaves the time as it is. */
function isOurs({ diagnostics, disabled, title }: CodeAction): boolean {
  return !disabled && !/^suppress/i.test(title) && (diagnostics ?? []).some(({ source }) => source === DIAGNOSTIC_SOURCE);
}

async function textAfter(uri: Uri, edits: readonly TextEdit[]): Promise<string> {
  const document = await openIfThere(uri);
  if (!document) return edits.map(({ newText }) => newText).join('');
  const replaced = edits.map(({ range, newText }) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end), newText }));
  // From the end, so that the offsets before it stay; edits at one place keep their order.
  return replaced.reverse().sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), document.getText());
}

async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    // A file that the refactor creates.
    return undefined;
  }
}
