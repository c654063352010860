/** Sets how much is reported, for the workspace or, where none is open, for the user. */
import { window } from 'vscode';
import { readSetting, writeSetting } from '../settings.ts';
import { strictnessItems } from '../status-menu.ts';
import type { Command } from './command.ts';

export const setStrictness: Command = async () => {
  const picked = await window.showQuickPick(strictnessItems(readSetting('strictness')), {
    placeHolder: 'How much to report',
  });
  if (picked) await writeSetting('strictness', picked.label);
};
