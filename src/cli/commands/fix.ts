/** `fix`: applies all safe refactors below the paths, or one refactor at a position, safe or not. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Change, type Finding, type Offer, type Refused } from '../../analysis/index.ts';
import type { Project } from '../../project/index.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { CliIo } from '../io.ts';
import { programOf, withProject, type OpenOptions } from '../open.ts';
import { isWithin } from '../../project/paths.ts';
import { applyToFile } from '../apply-to-file.ts';
import { fixText, type Done } from '../fix-text.ts';
import { relativeTo, resolveTargets } from '../paths.ts';
import { readText } from '../../project/read-file.ts';
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
  const { done, changes } = await withProject(options, io, async (project) => {
    await project.analyse({ signal: io.signal });
    return at ? refactorOne(project, paths[0]!, at, refactor) : fixAll(project, paths, refactor);
  });
  if (!dryRun) for (const change of changes) await write(change);
  await io.stdout.write(
    format === 'json' ? jsonOf(done, changes, io.cwd) : await fixText(done, changes, { cwd: io.cwd, dryRun }),
  );
  return done.some(({ disabled }) => disabled !== undefined) ? EXIT.findings : EXIT.clean;
}

async function fixAll(project: Project, paths: readonly string[], wanted: string | undefined): Promise<Outcome> {
  // Loaded together with the project's code, which other commands do not need.
  const [{ fixAllIn }, { calledFor }] = await Promise.all([
    import('../../analysis/index.ts'),
    import('../../project/index.ts'),
  ]);
  return project.refactor((workspace, findings) => {
    const shown = [...findings]
      .filter(([file]) => paths.some((path) => isWithin(path, file) || path === file))
      .flatMap(([, list]) => list.filter(({ severity }) => severity !== 'off'));
    const called = (finding: Finding) =>
      calledFor(workspace.program, finding).filter((id) => wanted === undefined || id === wanted);
    const found = fixAllIn(workspace, shown, called);
    return {
      changes: found ? [found.change] : [],
      done: (found?.applied ?? []).map(({ refactor, title, finding }) => doneAt(refactor, title, finding)),
    };
  });
}

async function refactorOne(
  project: Project,
  file: string,
  at: NonNullable<FixOptions['at']>,
  wanted: string | undefined,
): Promise<Outcome> {
  const [{ covers, refactorAt, refactorsAt }, { calledFor }] = await Promise.all([
    import('../../analysis/index.ts'),
    import('../../project/index.ts'),
  ]);
  const found = await project.refactor((workspace, findings) => {
    const finding = (findings.get(file) ?? []).find(({ span }) => covers(span, at.line, at.column));
    const spot = {
      file,
      span: finding?.span ?? ([at.line, at.column, at.line, at.column] as const),
      ...(finding && { finding }),
    };
    const offers = refactorsAt(workspace, spot, finding ? calledFor(workspace.program, finding) : []);
    const offer =
      wanted === undefined
        ? (offers.find(({ disabled }) => disabled === undefined) ?? offers[0])
        : offers.find(({ id }) => id === wanted);
    return { offer, spot, change: offer && refactorAt(offer.id, workspace, spot) };
  });
  const { offer, spot, change } = found;
  if (!offer || !change)
    throw new UserError(
      `${at.file}:${at.line}:${at.column}: ${wanted ?? 'no refactor'} ${wanted ? 'does not apply here' : 'applies here'}`,
    );
  return { done: [doneOf(offer, spot, change)], changes: 'disabled' in change ? [] : [change] };
}

const doneAt = (
  refactor: string,
  title: string,
  { file, span: [line, column] }: Pick<Finding, 'file' | 'span'>,
): Done => ({ refactor, title, file, line, column });

const doneOf = ({ id, title }: Offer, spot: Pick<Finding, 'file' | 'span'>, change: Change | Refused): Done =>
  'disabled' in change ? { ...doneAt(id, title, spot), disabled: change.disabled } : doneAt(id, change.title, spot);

async function write({ files, created }: Change): Promise<void> {
  for (const { path, text } of created) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  }
  for (const { file, edits } of files) {
    await writeFile(file, applyToFile(await readText(file, 'source'), edits));
  }
}

function jsonOf(done: readonly Done[], changes: readonly Change[], cwd: string): string {
  return `${JSON.stringify(
    {
      refactors: done.map((one) => ({ ...one, file: relativeTo(cwd, one.file) })),
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
