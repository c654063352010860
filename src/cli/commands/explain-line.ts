/** `explain --at`: why the code on a line has its level, and what would change it. */
import type { LineExplanation } from '../../analysis/index.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { explanationAsJson } from '../explanation-json.ts';
import { explanationAsText } from '../explanation-text.ts';
import type { CliIo } from '../io.ts';
import { programOf, withProject, type OpenOptions } from '../open.ts';
import { resolveTargets } from '../paths.ts';
import { UserError } from '../user-error.ts';

export interface ExplainLineOptions extends OpenOptions {
  /** 1-based; without a column, the whole line. */
  readonly at: { readonly file: string; readonly line: number; readonly column?: number };
  readonly format: 'text' | 'json';
}

/** @throws {UserError} if nothing on the line is known to block or wait */
export async function explainLine({ at, format, ...opened }: ExplainLineOptions, io: CliIo): Promise<ExitCode> {
  const [target] = await resolveTargets(io.cwd, [at.file]);
  const file = target!.path;
  // Includes what is silent because of where it runs.
  const options = { ...(await programOf([target!], opened, io)), all: true };
  const explanation = await withProject(options, io, async (project): Promise<LineExplanation> => {
    await project.analyse({ signal: io.signal });
    // Loaded together with the project's code, which other commands do not need.
    const analysis = await import('../../analysis/index.ts');
    const settings = project.settingsOf(file);
    return project.inspect((program) => analysis.explainLine(program, { ...at, file }, settings));
  });
  if (explanation.findings.length + explanation.calls.length === 0)
    throw new UserError(`${at.file}:${at.line}: nothing here is known to block, compute or wait`);
  const asked = { cwd: io.cwd, file, explanation };
  await io.stdout.write(format === 'json' ? explanationAsJson(asked) : explanationAsText(asked));
  return EXIT.clean;
}
