/** Sets how much is reported, for the workspace or, where none is open, for the user. */
import { ConfigurationTarget, window, workspace } from 'vscode';
import { SETTINGS_SECTION } from '../../protocol/server.ts';
import { readSetting } from '../settings.ts';
import { strictnessItems } from '../status-menu.ts';
import type { Command } from './command.ts';

export const setStrictness: Command = async () => {
  const picked = await window.showQuickPick(strictnessItems(readSetting('strictness')), {
    placeHolder: 'How much to report',
  });
  if (!picked) return;
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration(SETTINGS_SECTION).update('strictness', picked.label, target);
};
