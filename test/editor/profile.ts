/** The settings and extensions of an editor that starts without any of its user's own. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Nothing that asks, greets or phones. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * @param folder absolute path
 * @param settings user settings besides those that keep the editor quiet
 * @returns the flags that make the editor use the folder
 */
export async function writeProfile(
  folder: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<string[]> {
  const userDataDir = join(folder, 'user-data');
  const extensionsDir = join(folder, 'extensions');
  await mkdir(join(userDataDir, 'User'), { recursive: true });
  await mkdir(extensionsDir, { recursive: true });
  await writeFile(join(userDataDir, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
  return [`--user-data-dir=${userDataDir}`, `--extensions-dir=${extensionsDir}`];
}
