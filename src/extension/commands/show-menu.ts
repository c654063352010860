/** The menu of the status bar. */
import { commands, window } from 'vscode';
import { readSetting } from '../settings.ts';
import { menuItems } from '../status-menu.ts';
import type { Command } from './command.ts';

export const showMenu: Command = async () => {
  const picked = await window.showQuickPick(menuItems(readSetting('strictness')), { placeHolder: 'Workload Lint' });
  if (picked) await commands.executeCommand(picked.command);
};
