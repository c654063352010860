/** Workspace code runs only in trusted workspaces, after the user has agreed once. */
import { commands, window, workspace, type Memento } from 'vscode';

const KEY = 'benchmark.mayRunCode';
const MANAGE = 'Manage Workspace Trust';

const RUN = {
  label: 'Run Code',
  detail:
    'The function and the top-level code of its module are run many times, in separate ' +
    'processes. You are asked once per workspace.',
};
const REFUSE = { label: 'Do Not Run', detail: 'Nothing is measured.' };

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

/** @param memory the workspace's state */
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
