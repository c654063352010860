/** The settings of a folder: those of the editor over those of its configuration file. */
import type { FileError } from '../analysis/index.ts';
import {
  ConfigurationError,
  configurationAround,
  mergeSettings,
  settingsOf,
  type Configuration,
} from '../project/configuration/index.ts';
import { isConfiguredBelow } from '../project/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '../protocol/settings.ts';
import { CONFIGURATION_NAMES } from '../protocol/configuration.ts';
import type { FolderHost } from './folder-host.ts';
import type { FolderProgram } from './folder-program.ts';
import { isServedBySameProject } from './settings.ts';

export interface FolderSettings {
  readonly settings: Settings;
  readonly configuration: Configuration | undefined;
  /** What the editor sets. */
  readonly over: Partial<Settings>;
}

interface Place {
  readonly uri: string;
  /** Absolute path of what was opened. */
  readonly folder: string;
}

/** A configuration that cannot be used is reported, in its file and in the log, and skipped. */
export async function readFolderSettings(
  { settings, logger, configurationProblems }: FolderHost,
  { uri, folder }: Place,
  { root, few }: FolderProgram,
): Promise<FolderSettings> {
  const over = await settings.read(uri);
  const { configuration, problem } = await usable(root);
  configurationProblems.set(folder, 'around', problem ? [problem] : []);
  if (problem) logger.error(`${problem.file}:${problem.span[0]}:${problem.span[1]} ${problem.message}; not used`);
  const merged = mergeSettings(settingsOf(configuration), over);
  if (!merged.requireConfig || configuration || problem) return { settings: merged, configuration, over };
  if (!few && (await isConfiguredBelow(root))) return { settings: merged, configuration: nothingReported(root), over };
  return { settings: { ...merged, enable: false }, configuration, over };
}

/** A configuration below the root may turn on what this one turns off. */
const nothingReported = (root: string): Configuration => ({
  file: `${root}/${CONFIGURATION_NAMES[0]}`,
  settings: {},
  overrides: [{ folder: root, override: { files: ['**'], enable: false } }],
});

interface Usable {
  readonly configuration?: Configuration | undefined;
  readonly problem?: FileError;
}

async function usable(root: string): Promise<Usable> {
  try {
    return { configuration: await configurationAround(root) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const { file, span, message } = error;
    return { problem: { file, span, message } };
  }
}

/** Whether a project opened with `before` can be kept with `after`. */
export const isSameProject = (before: FolderSettings, after: FolderSettings): boolean =>
  isServedBySameProject(before.settings, after.settings) &&
  // They also override the configurations below the root.
  isServedBySameProject(mergeSettings(DEFAULT_SETTINGS, before.over), mergeSettings(DEFAULT_SETTINGS, after.over)) &&
  JSON.stringify(before.configuration?.overrides ?? []) === JSON.stringify(after.configuration?.overrides ?? []);
