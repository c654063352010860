/** Code of the workspace runs only where the user trusts the workspace and has said yes once. */
import { commands, window, workspace, type Memento } from 'vscode';

const KEY = 'benchmark.mayRunCode';
const MANAGE = 'Manage Workspace Trust';

const RUN = {
  label: 'Run Code',
  detail: 'The function, and what its module does when it is loaded, run many times in processes of their own. Asked once per workspace.',
};
const REFUSE = { label: 'Do Not Run', detail: 'Nothing is measured.' };

export const manageTrust = (): Thenable<unknown> => commands.executeCommand('workbench.trust.manage');

/** @param memory of the workspace */
export async function mayRunCode(memory: Memento, name: string): Promise<boolean> {
  if (!workspace.isTrusted) {
    const chosen = await window.showWarningMessage('Trust this workspace first: a benchmark runs its code.', MANAGE);
    if (chosen === MANAGE) await manageTrust();
    return false;
  }
  if (memory.get(KEY) === true) return true;
  const chosen = await window.showQuickPick([RUN, REFUSE], { title: `Run code of this workspace to measure ${name}?`, ignoreFocusOut: true });
  if (chosen === RUN) await memory.update(KEY, true);
  return chosen === RUN;
}
