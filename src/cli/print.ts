/** Writes a report in each of the formats asked for, to the standard output or to files. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isWithin, toForwardSlashes } from '../project/paths.ts';
import type { FormatOption } from './format-option.ts';
import type { CliIo } from './io.ts';
import { pathError } from './paths.ts';
import type { Report } from './report.ts';
import { REPORTERS, type Format } from './reporters/index.ts';

export interface PrintOptions {
  readonly format?: readonly FormatOption[];
  /** Path as the user wrote it, for the format that names no file of its own. */
  readonly outputFile?: string;
  /** Whether nothing is printed for people when nothing was found. */
  readonly quiet: boolean;
}

/** @returns each format with its file; without a file, for the standard output */
export function outputsOf({ format = [], outputFile }: PrintOptions, { env }: CliIo): readonly FormatOption[] {
  const formats: readonly FormatOption[] =
    format.length > 0 ? format : [{ format: env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text' }];
  return formats.map((output) =>
    output.file === undefined && outputFile !== undefined ? { ...output, file: outputFile } : output,
  );
}

/** Formats for people, who want no output if there is nothing to report. */
const FOR_PEOPLE: ReadonlySet<Format> = new Set(['text', 'compact']);

/** @throws {UserError} if a file cannot be written */
export async function print(report: Report, options: PrintOptions, io: CliIo): Promise<void> {
  const isEmpty = report.findings.length === 0 && report.errors.length === 0;
  for (const { format, file } of outputsOf(options, io)) {
    if (options.quiet && isEmpty && file === undefined && FOR_PEOPLE.has(format)) continue;
    const { report: textOf } = await REPORTERS[format]();
    const text = textOf({ ...report, root: placesRoot(format, io) }, { color: file === undefined && hasColor(io) });
    await (file === undefined ? io.stdout.write(text) : save(path.resolve(io.cwd, file), file, text));
  }
}

async function save(file: string, name: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw pathError(name, error);
  }
}

function hasColor({ env, stdout }: CliIo): boolean {
  const asked = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  return !env['NO_COLOR'] && (asked || (stdout.isTTY && env['TERM'] !== 'dumb'));
}

/** Annotations are relative to the root of the repository, wherever the check runs. */
function placesRoot(format: Format, { cwd, env }: CliIo): string {
  const here = toForwardSlashes(cwd);
  const workspace = env['GITHUB_WORKSPACE'] && toForwardSlashes(path.resolve(env['GITHUB_WORKSPACE']));
  return format === 'github' && workspace && isWithin(workspace, here) ? workspace : here;
}
