/** A function of the user's in a file of its own: found, measured from its lens, gone afterwards. */
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { waitForDiagnostics } from './diagnostics.ts';
import { openDocument, workspaceFile } from './documents.ts';
import { needsPage, onPage } from './page.ts';
import { click, isGone, textsOf } from './panel.ts';

const QUESTION = '.quick-input-widget:has-text("to measure it?"):visible';

/** For the tests of the suite that calls it. @param file below the workspace folder */
export function withFunction(file: string, code: string): void {
  before(async function () {
    needsPage(this);
    this.timeout(60_000);
    await vscode.workspace.fs.writeFile(workspaceFile(file), Buffer.from(code));
    await openDocument(file);
    await waitForDiagnostics(workspaceFile(file), ({ length }) => length > 0);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(workspaceFile(file));
  });
}

/** @param title of the lens, or its beginning */
export async function clickLens(title: string, picture?: string): Promise<void> {
  const selector = `.codelens-decoration a:has-text("${title}")`;
  await onPage({ do: 'wait', state: 'visible', selector });
  if (picture !== undefined) await onPage({ do: 'screenshot', name: picture });
  await onPage({ do: 'click', selector });
}

/** Runs it to its end, and says yes where that is asked. @returns what was asked, if anything was */
export async function runCode(): Promise<string | undefined> {
  const ended = async (): Promise<number> =>
    (await textsOf('.history li, section.problem, .arguments + p.wrong')).length;
  const before = await ended();
  await click('#run');
  let asked: string | undefined;
  while ((await ended()) === before) {
    const [question] = asked === undefined ? await onPage({ do: 'texts', selector: QUESTION }) : [];
    if (question !== undefined) {
      asked = question;
      await onPage({ do: 'screenshot', name: 'panel-consent' });
      await onPage({ do: 'click', selector: '.quick-input-list-row:has-text("Run Code")' });
    }
    await pause(100);
  }
  await isGone('section.progress');
  return asked;
}
