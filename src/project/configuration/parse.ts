/** Parses the text of a configuration, JSON with comments, and says in one line what is wrong with it, and where. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import picomatch from 'picomatch';
import { didYouMean, RULE_IDS, type Span } from '../../analysis/index.ts';
import { configurationSchema, GLOB_FORMAT, type Override } from '../../protocol/configuration.ts';
import { SETTINGS, type Settings } from '../../protocol/settings.ts';
import { spanAt } from '../file-error.ts';
import { ConfigurationError } from './configuration.ts';

/** The content of the file, valid by the schema, without the name of the schema and what it extends. */
export interface Content extends Partial<Settings> {
  readonly overrides?: readonly Override[];
}

export interface Parsed {
  readonly content: Content;
  /** The configurations that it extends, as they are named. */
  readonly extended: readonly { readonly name: string; readonly span: Span }[];
}

/** @throws {ConfigurationError} */
export async function parseConfiguration(file: string, text: string): Promise<Parsed> {
  try {
    return await parseContent(file, text);
  } catch (error) {
    // Parser and validator follow the nesting by recursion.
    if (error instanceof RangeError) throw new ConfigurationError(file, 'nested too deeply');
    throw error;
  }
}

async function parseContent(file: string, text: string): Promise<Parsed> {
  const json = text.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error || !tree) {
    const what = error ? printParseErrorCode(error.error).replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ') : 'Empty file';
    throw new ConfigurationError(file, `not valid JSON: ${what.toLowerCase()}`, spanAt(json, error?.offset ?? 0));
  }
  const value: unknown = getNodeValue(tree);
  const check = await validator();
  if (check(value)) {
    const entries = Object.entries(value as object).filter(([key]) => key !== '$schema' && key !== 'extends');
    const names = findNodeAtLocation(tree, ['extends']);
    const extended = (names?.children ?? (names ? [names] : [])).map((node) => ({
      name: node.value as string,
      span: spanAt(json, node.offset),
    }));
    return { content: Object.fromEntries(entries) as Content, extended };
  }
  const problem = check.errors?.[0];
  if (!problem) throw new ConfigurationError(file, 'not valid');
  const at = placeOf(tree, problem);
  throw new ConfigurationError(file, describe(problem), spanAt(json, at?.offset ?? 0));
}

let compiled: Promise<ValidateFunction> | undefined;

/** Loaded only if there is a file to validate: it is the most expensive part of a start. */
const validator = (): Promise<ValidateFunction> =>
  (compiled ??= import('ajv').then(({ Ajv }) =>
    new Ajv({ strict: false, verbose: true }).addFormat(GLOB_FORMAT, isGlob).compile(configurationSchema(RULE_IDS)),
  ));

/** Brackets that are only closed may belong to a name: `[[...path]]` is a folder. */
function isGlob(pattern: string): boolean {
  try {
    picomatch.makeRe(pattern, { strictBrackets: true });
    return true;
  } catch (error) {
    return (error as Error).message.startsWith('Missing opening');
  }
}

const pathOf = ({ instancePath }: ErrorObject): string[] =>
  instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The key that is wrong, or the value. */
function placeOf(tree: Node, problem: ErrorObject): Node | undefined {
  const path = pathOf(problem).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const key = wrongKey(problem);
  const node = findNodeAtLocation(tree, key === undefined ? path : [...path, key]);
  return key === undefined ? node : (node?.parent ?? node);
}

const wrongKey = ({ params, propertyName }: ErrorObject): string | undefined =>
  propertyName ?? (params['additionalProperty'] as string | undefined);

/** In our own words, by keyword of the schema. */
const SAID: Readonly<Record<string, (params: ErrorObject['params']) => string>> = {
  type: ({ type }) => `must be ${/^[aeiou]/.test(String(type)) ? 'an' : 'a'} ${type}`,
  format: () => 'is not a valid glob pattern',
  minItems: () => 'must not be empty',
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  required: ({ missingProperty }) => `needs "${missingProperty}"`,
};

function describe(problem: ErrorObject): string {
  const { params, message, parentSchema } = problem;
  const path = pathOf(problem).join('.');
  const key = wrongKey(problem);
  const values = (params['allowedValues'] as readonly string[] | undefined) ?? [];
  if (key !== undefined) {
    const known = values.length > 0 ? values : Object.keys((parentSchema?.['properties'] ?? {}) as object);
    if (path === 'rules') return `there is no rule ${key}${didYouMean(key, known)}`;
    const near = didYouMean(key, known);
    const isShort = values.length > 0 && near === '';
    if (path === '' && key in SETTINGS) return `"${key}" is a setting of the editor only`;
    if (path !== '' || values.length > 0)
      return `"${path === '' ? key : `${path}.${key}`}" is unknown${isShort ? `; available: ${known.join(', ')}` : near}`;
    return `unknown setting "${key}"${near}`;
  }
  if (path === '') return 'must be an object of settings';
  const what = SAID[problem.keyword]?.(params) ?? message;
  return `"${path}" ${values.length > 0 ? `must be one of ${values.join(', ')}` : what}`;
}
