/** `explain --at`: how whatever stands on a line came to its level, and what would change it. */
import type { LineExplanation } from '../../analysis/index.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { explanationAsJson } from '../explanation-json.ts';
import { explanationAsText } from '../explanation-text.ts';
import type { CliIo } from '../io.ts';
import { cacheFolder, withProject, type CacheOptions } from '../open.ts';
import { resolveTargets } from '../paths.ts';
import { rootOf } from '../root.ts';
import { resolveSettings } from '../settings-file.ts';
import { UserError } from '../user-error.ts';

export interface ExplainLineOptions extends CacheOptions {
  /** 1-based; without a column, the whole line. */
  readonly at: { readonly file: string; readonly line: number; readonly column?: number };
  readonly format: 'text' | 'json';
}

/** @throws {UserError} if nothing on the line is known to block or wait */
export async function explainLine({ at, format, ...cache }: ExplainLineOptions, io: CliIo): Promise<ExitCode> {
  const [target] = await resolveTargets(io.cwd, [at.file]);
  const file = target!.path;
  const settings = await resolveSettings(io.cwd);
  const root = await rootOf(io.cwd, [target!]);
  const options = {
    root,
    settings,
    // Also what is silent because of where it runs.
    all: true,
    cacheDir: cacheFolder(io.cwd, root, cache),
    threads: settings.threads,
    signal: io.signal,
  };
  const explanation = await withProject(options, io, async (project): Promise<LineExplanation> => {
    await project.analyse({ signal: io.signal });
    // Loaded together with the project's code, which other commands do not need.
    const analysis = await import('../../analysis/index.ts');
    return project.inspect((program) => analysis.explainLine(program, { ...at, file }, settings));
  });
  if (explanation.findings.length + explanation.calls.length === 0)
    throw new UserError(`${at.file}:${at.line}: nothing here is known to block, compute or wait`);
  const asked = { cwd: io.cwd, file, explanation };
  await io.stdout.write(format === 'json' ? explanationAsJson(asked) : explanationAsText(asked));
  return EXIT.clean;
}
