/** Typed access to the settings that the extension itself needs; the server requests its own. */
import { ConfigurationTarget, workspace } from 'vscode';
import { SETTINGS_SECTION } from '../protocol/server.ts';
import { DEFAULT_SETTINGS, type SettingKey, type Settings } from '../protocol/settings.ts';

export function readSetting<K extends SettingKey>(key: K): Settings[K] {
  return workspace.getConfiguration(SETTINGS_SECTION).get<Settings[K]>(key, DEFAULT_SETTINGS[key]);
}

/** For the workspace or, where none is open, for the user. */
export async function writeSetting<K extends SettingKey>(key: K, value: Settings[K]): Promise<void> {
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await workspace.getConfiguration(SETTINGS_SECTION).update(key, value, target);
}
