/** Finds and reads configuration files, with those that they extend. */
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Span } from '../../analysis/index.ts';
import { CONFIGURATION_NAMES } from '../../protocol/configuration.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../protocol/settings.ts';
import { reason } from '../file-error.ts';
import { childOf, folderOf, isAbsolute, isWithin, pathIn, slashed } from '../paths.ts';
import { readText } from '../read-file.ts';
import { ConfigurationError, type Configuration } from './configuration.ts';
import { parseConfiguration } from './parse.ts';

/** The maximum number of configurations in a row: more are a mistake, and would take long to read. */
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

/**
 * The configuration of a program.
 *
 * @param root absolute path of the program, with forward slashes
 * @param file the only one to use, absolute: it applies to the whole program, wherever it lies
 * @throws {ConfigurationError} as `readConfiguration`
 */
export async function configurationOf(root: string, file: string | undefined): Promise<Configuration | undefined> {
  if (file === undefined) return configurationAround(root);
  const named = await readConfiguration(file);
  if (isWithin(folderOf(file), root)) return named;
  return {
    file: `${root}/${file.slice(folderOf(file).length + 1)}`,
    settings: named.settings,
    overrides: named.overrides.map(({ override }) => ({ folder: root, override })),
  };
}

/** With defaults for what it does not set. */
export const settingsOf = (configuration: Configuration | undefined): Settings =>
  mergeSettings(DEFAULT_SETTINGS, configuration?.settings ?? {});

async function findConfiguration(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = folderOf(at)) {
    const file = await firstFile(CONFIGURATION_NAMES.map((name) => childOf(at, name)));
    if (file !== undefined || folderOf(at) === at) return file;
  }
}

/**
 * @param file absolute, with forward slashes
 * @throws {ConfigurationError} if it, or one that it extends, cannot be read or is not valid
 */
export const readConfiguration = (file: string): Promise<Configuration> => read(file, []);

/** A configuration that extends the next one, by the name at the span. */
interface Extender {
  readonly file: string;
  readonly name: string;
  readonly span: Span;
}

async function read(file: string, extenders: readonly Extender[]): Promise<Configuration> {
  const [first] = extenders;
  if (first && extenders.some((extender) => extender.file === file)) {
    const cycle = [...extenders.map((extender) => extender.file), file].map((each) =>
      relative(folderOf(first.file), each),
    );
    throw new ConfigurationError(first.file, `extends itself: ${cycle.join(' → ')}`, first.span);
  }
  if (first && extenders.length > MAX_EXTENDS)
    throw new ConfigurationError(first.file, `extends more than ${MAX_EXTENDS} configurations in a row`, first.span);
  const { content, extended: names } = await parseConfiguration(file, await textOf(file, extenders.at(-1)));
  const { overrides = [], ...settings } = content;
  const bases: Configuration[] = [];
  for (const extended of names) {
    const extender = { file, ...extended };
    bases.push(await read(await fileOf(extender), [...extenders, extender]));
  }
  return {
    file,
    settings: [...bases.map((base) => base.settings), settings].reduce(mergeSettings, {}),
    overrides: [
      ...bases.flatMap((base) => base.overrides),
      ...overrides.map((override) => ({ folder: folderOf(file), override })),
    ],
  };
}

/** The error is reported at the name: a configuration that extends an unreadable file has to change the name. */
const textOf = (file: string, extender: Extender | undefined): Promise<string> =>
  readText(file, 'configuration').catch((error: unknown) => {
    if (!extender) throw new ConfigurationError(file, reason(error));
    throw new ConfigurationError(extender.file, `extends ${extender.name}: ${reason(error)}`, extender.span);
  });

/** A path beside the file, or a file or folder in an installed package. */
async function fileOf({ file, name, span }: Extender): Promise<string> {
  const path = slashed(name);
  if (path.startsWith('.') || isAbsolute(path)) return pathIn(folderOf(file), path);
  for (let at = folderOf(file); ; at = folderOf(at)) {
    const installed = childOf(at, `node_modules/${name}`);
    const found = await firstFile([installed, ...CONFIGURATION_NAMES.map((each) => `${installed}/${each}`)]);
    if (found !== undefined) return found;
    if (folderOf(at) === at) throw new ConfigurationError(file, `extends ${name}, which is not installed`, span);
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

/** The second overrides the first: severities one by one, everything else as a whole. */
export function mergeSettings<T extends Partial<Settings>>(under: T, over: Partial<Settings>): T {
  const merged = { ...under, ...over };
  for (const key of ['rules', 'contexts'] as const)
    if (under[key] && over[key]) Object.assign(merged, { [key]: { ...under[key], ...over[key] } });
  return merged;
}
