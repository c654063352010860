/** Settings of the command line: the configuration around the project, or the one that an option names. */
import path from 'node:path';
import {
  ConfigurationError,
  findConfiguration,
  mergeSettings,
  readConfiguration,
  type Configuration,
} from '../project/configuration/index.ts';
import { folderOf, toForwardSlashes } from '../project/paths.ts';
import { DEFAULT_SETTINGS, type Settings } from '../protocol/settings.ts';
import { relativeTo } from './paths.ts';
import { UserError } from './user-error.ts';

export interface ResolvedSettings {
  /** With defaults for missing ones. */
  readonly settings: Settings;
  /** Undefined if there is none. */
  readonly configuration: Configuration | undefined;
}

/** The option shared by all commands that read settings. */
export interface ConfigOption {
  /** Path as the user wrote it. */
  readonly config?: string;
}

/**
 * @param cwd absolute path of the current folder
 * @param root absolute path of the project, with forward slashes
 * @throws {UserError} if the configuration cannot be read, is not JSON, or has an unknown key or an invalid value
 */
export async function resolveSettings(cwd: string, root: string, { config }: ConfigOption): Promise<ResolvedSettings> {
  const file = config === undefined ? await findConfiguration(root) : toForwardSlashes(path.resolve(cwd, config));
  if (file === undefined) return { settings: DEFAULT_SETTINGS, configuration: undefined };
  try {
    const found = await readConfiguration(file);
    // One that is named holds for the whole project, wherever it lies.
    const configuration = config === undefined ? found : placedAt(found, root);
    return { settings: mergeSettings(DEFAULT_SETTINGS, configuration.settings), configuration };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const { file: where, span, message } = error;
    throw new UserError(`${relativeTo(toForwardSlashes(cwd), where)}:${span[0]}:${span[1]}: ${message}`);
  }
}

function placedAt({ file, settings, overrides }: Configuration, root: string): Configuration {
  const isAround = root === folderOf(file) || root.startsWith(`${folderOf(file)}/`);
  const overridesHere = overrides.map(({ override }) => ({ folder: root, override }));
  return isAround
    ? { file, settings, overrides }
    : { file: `${root}/${path.basename(file)}`, settings, overrides: overridesHere };
}
