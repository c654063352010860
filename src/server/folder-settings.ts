/** The settings of a folder: those of the editor over those of its configuration file. */
import {
  ConfigurationError,
  configurationAround,
  mergeSettings,
  settingsOf,
  type Configuration,
} from '../project/configuration/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '../protocol/settings.ts';
import type { FolderHost } from './folder-host.ts';
import { isServedBySameProject } from './settings.ts';

export interface FolderSettings {
  readonly settings: Settings;
  readonly configuration: Configuration | undefined;
  /** What the editor sets. */
  readonly over: Partial<Settings>;
}

/** @param root absolute path of the program; a configuration that cannot be used is told in the log, and left out */
export async function readFolderSettings(
  { settings, logger }: FolderHost,
  uri: string,
  root: string,
): Promise<FolderSettings> {
  const over = await settings.read(uri);
  const configuration = await usable(root, logger);
  return { settings: mergeSettings(settingsOf(configuration), over), configuration, over };
}

async function usable(root: string, logger: FolderHost['logger']): Promise<Configuration | undefined> {
  try {
    return await configurationAround(root);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    logger.error(`${error.file}:${error.span[0]}:${error.span[1]} ${error.message}; using the defaults`);
    return undefined;
  }
}

/** Whether a project opened with `before` can be kept with `after`. */
export const isSameProject = (before: FolderSettings, after: FolderSettings): boolean =>
  isServedBySameProject(before.settings, after.settings) &&
  // Over other configurations farther in, too.
  isServedBySameProject(mergeSettings(DEFAULT_SETTINGS, before.over), mergeSettings(DEFAULT_SETTINGS, after.over)) &&
  JSON.stringify(before.configuration?.overrides ?? []) === JSON.stringify(after.configuration?.overrides ?? []);
