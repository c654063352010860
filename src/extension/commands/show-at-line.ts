/** Chooses what the editor shows besides underlines: everything else is off by default. */
import { window, type QuickPickItem } from 'vscode';
import type { SettingKey } from '../../protocol/settings.ts';
import { readSetting, writeSetting } from '../settings.ts';
import type { Command } from './command.ts';

type Shown = Extract<SettingKey, 'lineMessages' | 'inlayCosts' | 'gutterIcons' | 'rulesView' | 'newCodeSince'>;

const LABELS: Readonly<Record<Shown, string>> = {
  lineMessages: 'Messages at the end of their lines',
  inlayCosts: 'Costs at the end of their lines',
  gutterIcons: 'Icons beside functions, to run a measurement',
  rulesView: 'The view of the rules, in the Explorer',
  newCodeSince: 'New code first: other findings are hints',
};

interface Item extends QuickPickItem {
  readonly key: Shown;
}

export const showAtLine: Command = async () => {
  const items = (Object.keys(LABELS) as Shown[]).map((key): Item => {
    const value = readSetting(key);
    return {
      key,
      label: LABELS[key],
      picked: Boolean(value),
      ...(key === 'newCodeSince' && { description: value === '' ? 'since a Git reference' : `since ${value}` }),
    };
  });
  const picked = await window.showQuickPick(items, { canPickMany: true, title: 'Show in the Editor' });
  if (!picked) return;
  for (const { key, picked: was = false } of items) {
    const is = picked.some((one) => one.key === key);
    if (is !== was) await (key === 'newCodeSince' ? writeReference(is) : writeSetting(key, is));
  }
};

async function writeReference(isWanted: boolean): Promise<void> {
  const reference = isWanted
    ? await window.showInputBox({
        title: 'New Code Since',
        prompt: 'A Git reference: a branch, a tag, a commit',
        value: 'HEAD',
      })
    : '';
  if (reference !== undefined) await writeSetting('newCodeSince', reference);
}
