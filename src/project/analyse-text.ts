/** Analyzes a text that is not on disk as the content of a file, in the project around it. */
import { factsOfText, loadParser } from './extract/index.ts';
import { fileError } from './file-error.ts';
import type { Analysis, Project } from './project.ts';

/**
 * The text replaces the content of the file: in its project, if the file exists; otherwise alone.
 *
 * @param file absolute, with forward slashes: its extension gives the language
 */
export async function analyseText(
  project: Project,
  file: string,
  text: string,
  signal?: AbortSignal,
): Promise<Analysis> {
  await project.update(file, text);
  const early = project.findings(file);
  const { summary, findings } = await project.analyse(signal && { signal });
  const { error } = factsOfText(text, file, await loadParser());
  return {
    findings: new Map([[file, (summary.files > 0 ? findings.get(file) : early) ?? []]]),
    errors: error ? [fileError(file, error.message, error.span)] : [],
    summary: { ...summary, files: 1, lines: text.split('\n').length },
  };
}
