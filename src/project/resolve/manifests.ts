/** The package.json files of a project, read leniently. */
import { readFile } from 'node:fs/promises';
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { FileError } from '../../analysis/index.ts';
import { fileError, spanAt, unreadable } from '../file-error.ts';
import { folderOf } from '../paths.ts';

/** A package.json: what it says, unchecked, and where it stands. */
export interface Manifest {
  readonly file: string;
  /** Its folder: absolute, with forward slashes. */
  readonly folder: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** @param files absolute paths of package.json files; what is broken in them is added to `errors` */
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
 * Reads a JSON file that may have comments. A syntax error is reported, and what could be read around it is given.
 * @param options `optional`: that there is no such file is no error
 * @returns undefined where the file cannot be read or holds no object
 */
export async function readObject(
  file: string,
  errors: FileError[],
  options: { readonly optional?: boolean } = {},
): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
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
    // Either comments, which are welcome, or a mistake, whose place JSON.parse does not tell.
    const problems: ParseError[] = [];
    value = parse(content, problems, { allowTrailingComma: true });
    const [first] = problems;
    if (first)
      errors.push(
        fileError(
          file,
          `Is not valid JSON: ${sentence(printParseErrorCode(first.error))}`,
          spanAt(content, first.offset),
        ),
      );
  }
  if (isObject(value)) return value;
  if (value !== undefined) errors.push(fileError(file, 'Holds no JSON object'));
  return undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a value that should be a list of them. */
export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** `ValueExpected` as words: "value expected". */
function sentence(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
