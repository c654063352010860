/** The light bulb, worked as a person would. */
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { rangeOf } from './documents.ts';
import { onPage } from './page.ts';

/** Looks of 100 ms until the list is opened again: it closes where the document changes meanwhile. */
const LOOKS = 50;

/** Puts the cursor before the first occurrence of a text. */
export function select(editor: vscode.TextEditor, text: string): void {
  const { start } = rangeOf(editor.document, text);
  editor.selection = new vscode.Selection(start, start);
}

/** Opens it at the cursor. @returns the selector of the line with this text, which is shown */
export async function open(title: string): Promise<string> {
  const line = `.action-widget .monaco-list-row:has-text("${title}")`;
  for (let left = 5; left > 0; left--) {
    await vscode.commands.executeCommand('editor.action.quickFix');
    for (let looks = LOOKS; looks > 0; looks--, await pause(100))
      if ((await onPage({ do: 'texts', selector: line })).length > 0) return line;
    await onPage({ do: 'press', keys: 'Escape' });
  }
  throw new Error(`${title} is not offered.`);
}

/** Opens it at the cursor, and chooses the line with this text: again, where the list moved away under the mouse. */
export async function choose(title: string): Promise<void> {
  for (let left = 3; left > 0; left--) {
    const line = await open(title);
    await onPage({ do: 'click', selector: line });
    for (let looks = LOOKS; looks > 0; looks--, await pause(100))
      if ((await onPage({ do: 'texts', selector: line })).length === 0) return;
  }
  throw new Error(`${title} stays in the list.`);
}
