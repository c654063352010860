/** Code of the workspace runs only where the user trusts the workspace and has said yes once. */
import { commands, window, workspace, type Memento } from 'vscode';

const KEY = 'benchmark.mayRunCode';
const MANAGE = 'Manage Workspace Trust';

const RUN = {
  label: 'Run Code',
  detail:
    'The function, and what its module does when it is loaded, run many times in processes of ' +
    'their own. Asked once per workspace.',
};
const REFUSE = { label: 'Do Not Run', detail: 'Nothing is measured.' };

export const manageTrust = (): Thenable<unknown> => commands.executeCommand('workbench.trust.manage');

/** Where the workspace is not trusted it says so, with the way to change that. */
export function isTrusted(): boolean {
  if (!workspace.isTrusted) {
    void window
      .showWarningMessage('Trust this workspace first: a benchmark runs its code.', MANAGE)
      .then((chosen) => chosen && manageTrust());
  }
  return workspace.isTrusted;
}

/** @param memory of the workspace */
export async function mayRunCode(memory: Memento, name: string): Promise<boolean> {
  if (!isTrusted()) return false;
  if (memory.get(KEY) === true) return true;
  const chosen = await window.showQuickPick([RUN, REFUSE], {
    title: `Run code of this workspace to measure ${name}?`,
    ignoreFocusOut: true,
  });
  if (chosen === RUN) await memory.update(KEY, true);
  return chosen === RUN;
}
