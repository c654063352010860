/** Opens a fresh copy of the example, a small shop with blocking handlers, in a new window. */
import { commands, Uri, workspace } from 'vscode';
import type { Command } from './command.ts';

export const openExample: Command = async ({ installed, storage }) => {
  const copy = Uri.joinPath(storage, 'example');
  await workspace.fs.copy(Uri.joinPath(installed, 'test/workspaces/example'), copy, { overwrite: true });
  await commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
};
