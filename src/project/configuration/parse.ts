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
import { didYouMean, RULE_IDS } from '../../analysis/index.ts';
import { configurationSchema, type Override } from '../../protocol/configuration.ts';
import type { Settings } from '../../protocol/settings.ts';
import { spanAt } from '../file-error.ts';
import { ConfigurationError } from './configuration.ts';

/** The content of the file, valid by the schema, without the name of the schema. */
export interface Content extends Partial<Settings> {
  readonly extends?: string | readonly string[];
  readonly overrides?: readonly Override[];
}

/** @throws {ConfigurationError} */
export async function parseConfiguration(file: string, text: string): Promise<Content> {
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
    const entries = Object.entries(value as object).filter(([key]) => key !== '$schema');
    return Object.fromEntries(entries) as Content;
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
    new Ajv({ strict: false, verbose: true }).compile(configurationSchema(RULE_IDS)),
  ));

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
    if (path !== '' || values.length > 0)
      return `"${path === '' ? key : `${path}.${key}`}" is unknown${isShort ? `; available: ${known.join(', ')}` : near}`;
    return `unknown setting "${key}"${near}`;
  }
  if (path === '') return 'must be an object of settings';
  return `"${path}" ${values.length > 0 ? `must be one of ${values.join(', ')}` : message}`;
}
