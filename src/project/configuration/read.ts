/** Finds and reads configuration files, with those that they extend. */
import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { CONFIGURATION_NAMES } from '../../protocol/configuration.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../protocol/settings.ts';
import { reason } from '../file-error.ts';
import { folderOf, toForwardSlashes } from '../paths.ts';
import { readText } from '../read-file.ts';
import { ConfigurationError, type Configuration } from './configuration.ts';
import { parseConfiguration } from './parse.ts';

/** Configurations in a row: more are a mistake, and would be read for long. */
const MAX_EXTENDS = 20;

/**
 * The nearest configuration of a folder or of those around it.
 * @param folder absolute, with forward slashes
 * @throws {ConfigurationError} as `readConfiguration`
 */
export async function configurationAround(folder: string): Promise<Configuration | undefined> {
  const file = await findConfiguration(folder);
  return file === undefined ? undefined : readConfiguration(file);
}

/** With defaults for what it does not set. */
export const settingsOf = (configuration: Configuration | undefined): Settings =>
  mergeSettings(DEFAULT_SETTINGS, configuration?.settings ?? {});

async function findConfiguration(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = folderOf(at)) {
    const file = await firstFile(CONFIGURATION_NAMES.map((name) => `${at === '/' ? '' : at}/${name}`));
    if (file !== undefined || folderOf(at) === at) return file;
  }
}

/**
 * @param file absolute, with forward slashes
 * @throws {ConfigurationError} if it, or one that it extends, cannot be read or is not valid
 */
export const readConfiguration = (file: string): Promise<Configuration> => read(file, []);

async function read(file: string, extenders: readonly string[]): Promise<Configuration> {
  if (extenders.includes(file))
    throw new ConfigurationError(extenders[0]!, `extends itself: ${[...extenders, file].join(' → ')}`);
  if (extenders.length > MAX_EXTENDS)
    throw new ConfigurationError(extenders[0]!, `extends more than ${MAX_EXTENDS} configurations in a row`);
  const text = await readText(file, 'configuration').catch((error: unknown) => {
    throw new ConfigurationError(file, reason(error));
  });
  const { extends: names = [], overrides = [], ...settings } = await parseConfiguration(file, text);
  const bases: Configuration[] = [];
  for (const name of [names].flat()) bases.push(await read(await extended(file, name), [...extenders, file]));
  return {
    file,
    settings: [...bases.map((base) => base.settings), settings].reduce(mergeSettings, {}),
    overrides: [
      ...bases.flatMap((base) => base.overrides),
      ...overrides.map((override) => ({ folder: folderOf(file), override })),
    ],
  };
}

/** A path beside the file, or a file or folder in an installed package. */
async function extended(file: string, name: string): Promise<string> {
  if (name.startsWith('.') || isAbsolute(name)) return toForwardSlashes(resolve(folderOf(file), name));
  for (let at = folderOf(file); ; at = folderOf(at)) {
    const installed = `${at === '/' ? '' : at}/node_modules/${name}`;
    const found = await firstFile([installed, ...CONFIGURATION_NAMES.map((each) => `${installed}/${each}`)]);
    if (found !== undefined) return found;
    if (folderOf(at) === at) throw new ConfigurationError(file, `extends ${name}, which is not installed`);
  }
}

async function firstFile(files: readonly string[]): Promise<string | undefined> {
  for (const file of files)
    if (
      await stat(file).then(
        (stats) => !stats.isDirectory(),
        () => false,
      )
    )
      return file;
  return undefined;
}

/** The second over the first: severities one by one, everything else as a whole. */
export function mergeSettings<T extends Partial<Settings>>(under: T, over: Partial<Settings>): T {
  const merged = { ...under, ...over };
  for (const key of ['rules', 'contexts'] as const)
    if (under[key] && over[key]) Object.assign(merged, { [key]: { ...under[key], ...over[key] } });
  return merged;
}
