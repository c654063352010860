/** Workspace code runs only in trusted workspaces, after the user has agreed once. */
import { commands, ExtensionMode, Uri, window, workspace, type ExtensionContext } from 'vscode';
import type { CodeTarget } from '../../protocol/panel.ts';

const KEY = 'benchmark.mayRunCode';
const MANAGE = 'Manage Workspace Trust';

/** "Show File" stands first, because a dialog preselects its first button. */
const SHOW = 'Show File';
const RUN = 'Run Code';

export const manageTrust = (): Thenable<unknown> => commands.executeCommand('workbench.trust.manage');

/** In an untrusted workspace, it says so and offers to change that. */
export function isTrusted(): boolean {
  if (!workspace.isTrusted) {
    void window
      .showWarningMessage('Trust this workspace first: a benchmark runs its code.', MANAGE)
      .then((chosen) => chosen && manageTrust());
  }
  return workspace.isTrusted;
}

export async function mayRunCode(
  { workspaceState, extensionMode }: Pick<ExtensionContext, 'workspaceState' | 'extensionMode'>,
  { file, name }: CodeTarget,
): Promise<boolean> {
  if (!isTrusted()) return false;
  if (workspaceState.get(KEY) === true) return true;
  const title = `Run ${name} of ${workspace.asRelativePath(file)} to measure it?`;
  const detail =
    `${name} and the top-level code of its file, and of what that imports, run many times in processes of their own. ` +
    'You are asked once per workspace.';
  const chosen =
    extensionMode === ExtensionMode.Test
      ? // The editor shows no dialogs in tests.
        await window.showQuickPick([SHOW, RUN], { title, placeHolder: detail, ignoreFocusOut: true })
      : await window.showWarningMessage(title, { modal: true, detail }, SHOW, RUN);
  if (chosen === SHOW) await window.showTextDocument(Uri.file(file));
  if (chosen === RUN) await workspaceState.update(KEY, true);
  return chosen === RUN;
}
