/** The package.json files of a project, read leniently. */
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { FileError } from '../../analysis/index.ts';
import { fileError, spanAt, unreadable } from '../file-error.ts';
import { folderOf } from '../paths.ts';
import { readText } from '../read-file.ts';

/** A package.json: its unchecked content and its location. */
export interface Manifest {
  readonly file: string;
  /** Its folder: absolute, with forward slashes. */
  readonly folder: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** @param files absolute paths of package.json files; errors in them are added to `errors` */
export async function readManifests(files: readonly string[], errors: FileError[]): Promise<Manifest[]> {
  const manifests = await Promise.all(
    files.map(async (file) => {
      const fields = await readObject(file, errors);
      return fields && { file, folder: folderOf(file), fields };
    }),
  );
  return manifests.filter((manifest) => manifest !== undefined);
}

/**
 * Reads a JSON file that may contain comments. A syntax error is reported, and whatever could be parsed is returned.
 * @param options `optional`: a missing file is not an error
 * @returns undefined if the file cannot be read or contains no object
 */
export async function readObject(
  file: string,
  errors: FileError[],
  options: { readonly optional?: boolean } = {},
): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readText(file, 'configuration');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!isMissing || !options.optional) errors.push(unreadable(file, error));
    return undefined;
  }
  return parseObject(file, text, errors);
}

function parseObject(file: string, text: string, errors: FileError[]): Record<string, unknown> | undefined {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    // It has comments, which are allowed, or a mistake, whose position JSON.parse does not give.
    value = parseLeniently(file, content, errors);
  }
  if (isObject(value)) return value;
  if (value !== undefined) errors.push(fileError(file, 'Contains no JSON object'));
  return undefined;
}

function parseLeniently(file: string, content: string, errors: FileError[]): unknown {
  const problems: ParseError[] = [];
  let value: unknown;
  try {
    value = parse(content, problems, { allowTrailingComma: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    errors.push(fileError(file, 'Is nested too deeply'));
  }
  const [first] = problems;
  if (first)
    errors.push(
      fileError(
        file,
        `Is not valid JSON: ${sentence(printParseErrorCode(first.error))}`,
        spanAt(content, first.offset),
      ),
    );
  return value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings in a value that should be a list of strings. */
export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** `ValueExpected` as words: "value expected". */
function sentence(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
