/** `fix`: applies all safe refactors below the paths, or one refactor at a position, safe or not. */
import type { Change, Finding, Offer, Refused } from '../../analysis/index.ts';
import type { Project } from '../../project/index.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CliIo } from '../io.ts';
import { programOf, withProject, type OpenOptions } from '../open.ts';
import { isWithin } from '../../project/paths.ts';
import { fixText, type Done } from '../fix-text.ts';
import { relativeTo, resolveTargets } from '../paths.ts';
import { writeChange } from '../../project/write-change.ts';
import { UserError } from '../user-error.ts';

export interface FixOptions extends OpenOptions {
  readonly refactor?: string;
  /** 1-based line and column. */
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
  readonly dryRun: boolean;
  readonly format: 'text' | 'json';
}

interface Outcome {
  readonly done: readonly Done[];
  /** Recommended, but refused or not safe. */
  readonly left: readonly Done[];
  readonly changes: readonly Change[];
}

/**
 * @param names paths as the user wrote them; none means the current folder
 * @throws {UserError} if there is nothing to refactor at the position
 */
export async function fix(
  names: readonly string[],
  { refactor, at, dryRun, format, ...opened }: FixOptions,
  io: CliIo,
): Promise<ExitCode> {
  const targets = await resolveTargets(io.cwd, at ? [at.file] : names.length > 0 ? names : ['.']);
  const paths = targets.map(({ path }) => path);
  const options = await programOf(targets, opened, io);
  const { done, left, changes } = await withProject(options, io, async (project) => {
    await project.analyse({ signal: io.signal });
    return at ? fixOne(project, paths[0]!, at, refactor) : fixAll(project, paths, refactor);
  });
  if (!dryRun) for (const change of changes) await writeChange(change);
  await io.stdout.write(
    format === 'json'
      ? jsonOf({ done, left, changes }, io.cwd)
      : await fixText({ done, left, changes }, { cwd: io.cwd, dryRun }),
  );
  return done.some(({ disabled }) => disabled !== undefined) ? EXIT.findings : EXIT.clean;
}

async function fixAll(project: Project, paths: readonly string[], wanted: string | undefined): Promise<Outcome> {
  // Loaded together with the project's code, which other commands do not need.
  const { fixAllOf } = await import('../../api/refactoring.ts');
  const found = await fixAllOf(project, ({ file }) => paths.some((path) => isWithin(path, file)), wanted);
  return {
    changes: found.change ? [found.change] : [],
    done: found.applied.map(({ refactor, title, finding }) => doneAt(refactor, title, finding)),
    left: found.left.map(({ refactor, title, finding, disabled }) => ({
      ...doneAt(refactor, title, finding),
      ...(disabled !== undefined && { disabled }),
    })),
  };
}

async function fixOne(
  project: Project,
  file: string,
  at: NonNullable<FixOptions['at']>,
  wanted: string | undefined,
): Promise<Outcome> {
  const { refactorOne } = await import('../../api/refactoring.ts');
  const found = await refactorOne(project, { ...at, file }, wanted);
  if (!found)
    throw new UserError(
      `${at.file}:${at.line}:${at.column}: ${wanted ?? 'no refactor'} ${wanted ? 'does not apply here' : 'applies here'}`,
    );
  const { offer, spot, change } = found;
  return { done: [doneOf(offer, spot, change)], left: [], changes: 'disabled' in change ? [] : [change] };
}

const doneAt = (
  refactor: string,
  title: string,
  { file, span: [line, column] }: Pick<Finding, 'file' | 'span'>,
): Done => ({ refactor, title, file, line, column });

const doneOf = ({ id, title }: Offer, spot: Pick<Finding, 'file' | 'span'>, change: Change | Refused): Done =>
  'disabled' in change ? { ...doneAt(id, title, spot), disabled: change.disabled } : doneAt(id, change.title, spot);

function jsonOf({ done, left, changes }: Outcome, cwd: string): string {
  const told = (one: Done): Done => ({ ...one, file: relativeTo(cwd, one.file) });
  return `${JSON.stringify(
    {
      refactors: done.map(told),
      left: left.map(told),
      files: changes.flatMap(({ files }) =>
        files.map(({ file, edits }) => ({
          file: relativeTo(cwd, file),
          edits: edits.map(({ span: [line, column, endLine, endColumn], newText }) => ({
            line,
            column,
            endLine,
            endColumn,
            newText,
          })),
        })),
      ),
      created: changes.flatMap(({ created }) =>
        created.map(({ path, text }) => ({ file: relativeTo(cwd, path), text })),
      ),
    },
    null,
    2,
  )}\n`;
}
