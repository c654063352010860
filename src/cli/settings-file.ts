/**
 * Settings of the command line: `workload-lint.json` in the current folder, validated against the table of settings.
 */
import path from 'node:path';
import type { ErrorObject } from 'ajv';
import { readText } from '../project/read-file.ts';
import { DEFAULT_SETTINGS, SETTINGS, type Settings } from '../protocol/settings.ts';
import { didYouMean } from './nearest.ts';
import { pathError } from './paths.ts';
import { RULE_IDS } from './rule-ids.ts';
import { UserError } from './user-error.ts';

export const SETTINGS_FILE = 'workload-lint.json';

const SCHEMA = {
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    ...Object.fromEntries(Object.entries(SETTINGS).map(([key, row]) => [key, row.schema])),
  },
  additionalProperties: false,
};

/**
 * @param cwd absolute path of the current folder
 * @returns the settings of the file, with defaults for missing ones
 * @throws {UserError} if the file cannot be read, is not JSON, or has an unknown key or an invalid value
 */
export async function resolveSettings(cwd: string): Promise<Settings> {
  const text = await readText(path.join(cwd, SETTINGS_FILE), 'configuration').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw pathError(SETTINGS_FILE, error);
  });
  if (text === undefined) return DEFAULT_SETTINGS;
  const value = parse(text);
  await validate(value);
  checkRules(value as Partial<Settings>);
  return { ...DEFAULT_SETTINGS, ...(value as Partial<Settings>) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`${SETTINGS_FILE}: not valid JSON: ${(error as SyntaxError).message.replaceAll(/\s+/g, ' ')}`);
  }
}

/** Loads the validator here, only if there is a file to validate: it is the most expensive part of the start. */
async function validate(value: unknown): Promise<void> {
  const { Ajv } = await import('ajv');
  const check = new Ajv({ strict: false, verbose: true }).compile(SCHEMA);
  if (check(value)) return;
  const problem = check.errors?.[0];
  throw new UserError(`${SETTINGS_FILE}: ${problem === undefined ? 'not valid' : describe(problem)}`);
}

function checkRules({ rules = {} }: Partial<Settings>): void {
  const unknown = Object.keys(rules).find((rule) => !RULE_IDS.includes(rule));
  if (unknown !== undefined)
    throw new UserError(`${SETTINGS_FILE}: there is no rule ${unknown}${didYouMean(unknown, RULE_IDS)}`);
}

function describe({ keyword, instancePath, params, message, propertyName }: ErrorObject): string {
  const key = instancePath.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  const values = (params['allowedValues'] as readonly string[] | undefined) ?? [];
  if (keyword === 'additionalProperties') {
    const name = String(params['additionalProperty']);
    return `unknown setting "${name}"${didYouMean(name, Object.keys(SETTINGS))}`;
  }
  if (propertyName !== undefined) return `"${key}.${propertyName}" is unknown; available: ${values.join(', ')}`;
  if (key === '') return 'must be an object of settings';
  return `"${key}" ${values.length > 0 ? `must be one of ${values.join(', ')}` : message}`;
}
