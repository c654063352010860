/** Settings of the command line: the configuration around the project, or the one that an option names. */
import path from 'node:path';
import { ConfigurationError, configurationOf, settingsOf, type Configuration } from '../project/configuration/index.ts';
import { toForwardSlashes } from '../project/paths.ts';
import type { Settings } from '../protocol/settings.ts';
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
  try {
    const file = config === undefined ? undefined : toForwardSlashes(path.resolve(cwd, config));
    const configuration = await configurationOf(root, file);
    return { settings: settingsOf(configuration), configuration };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const { file: where, span, message } = error;
    throw new UserError(`${relativeTo(toForwardSlashes(cwd), where)}:${span[0]}:${span[1]}: ${message}`);
  }
}
