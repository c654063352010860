/** The levels of rules, as the settings have them. */
import { ConfigurationTarget, workspace, type Uri } from 'vscode';
import type { Severity } from '../analysis/findings.ts';
import { SETTINGS_SECTION } from '../protocol/server.ts';
import { readSetting } from './settings.ts';

/**
 * Changes levels, for the workspace or, if none is open, for the user; undefined restores the rule's own level.
 *
 * @param uri of a file whose folder they apply to
 */
export async function setRuleLevels(
  levels: Readonly<Record<string, Severity | undefined>>,
  uri: Uri | undefined,
): Promise<void> {
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const all = Object.entries({ ...readSetting('rules'), ...levels }).filter(([, level]) => level !== undefined);
  const rules = all.length > 0 ? Object.fromEntries(all) : undefined;
  await workspace.getConfiguration(SETTINGS_SECTION, uri).update('rules', rules, target);
}
