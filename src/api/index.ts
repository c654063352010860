/** The API of the npm package: analyzes a program or a text, lists findings, and applies refactors. */
import { version as packageVersion } from '../../package.json';
import { rules as analysisRules } from '../analysis/index.ts';
import { applyToFile, writeChange } from '../project/write-change.ts';
import { openProgram } from './program.ts';
import type { Change, Edit, Project, ProjectOptions, Report, RuleInfo } from './types.ts';

export const version: string = packageVersion;
export { ConfigurationError, RefactorError } from './errors.ts';
export type * from './types.ts';

export const rules: readonly RuleInfo[] = analysisRules.map(({ id, docs: { what, why, instead } }) => ({
  id,
  what,
  why,
  instead,
}));

/**
 * Opens the program around files and folders.
 * @throws {ConfigurationError} if a configuration cannot be used
 */
export const openProject = (options: ProjectOptions = {}): Promise<Project> => openProgram(options);

/** Analyzes files and folders, and everything around them that their chains lead through. */
export async function check(
  paths: string | readonly string[] = [],
  options: Omit<ProjectOptions, 'paths'> = {},
): Promise<Report> {
  const project = await openProgram({ ...options, paths: [paths].flat() });
  try {
    return await project.check();
  } finally {
    await project.close();
  }
}

/**
 * Analyzes a text as the content of a file, in the program around it.
 *
 * @param options `file`: path to which the text belongs; it need not exist
 */
export async function checkText(
  text: string,
  { file, ...options }: Omit<ProjectOptions, 'paths'> & { readonly file: string },
): Promise<Report> {
  const project = await openProgram({ ...options, paths: [file], exist: false });
  try {
    return await project.checkText(text);
  } finally {
    await project.close();
  }
}

/** The text of a file with edits applied. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => applyToFile(text, edits);

/**
 * Writes a change to disk.
 * @throws if a file to create exists, or one to edit cannot be read
 */
export const applyChange = ({ files, created }: Change): Promise<void> =>
  writeChange({ files, created: created.map(({ file: path, text }) => ({ path, text })) });
