/** What `fix` says to people: what was done or refused, and, of a dry run, the changes as a unified diff. */
import type { Change } from '../analysis/index.ts';
import { leading, printableData } from '../project/printable.ts';
import { readText } from '../project/read-file.ts';
import { applyToFile } from '../project/write-change.ts';
import { relativeTo } from './paths.ts';

/** One refactor that was applied, or the reason why it was not. */
export interface Done {
  readonly refactor: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly title: string;
  readonly disabled?: string;
}

interface Circumstances {
  /** Absolute path; files are printed relative to it. */
  readonly cwd: string;
  readonly dryRun: boolean;
}

/** The outcome of `fix`. */
interface Fixed {
  readonly done: readonly Done[];
  /** Recommended, but refused, or not safe. */
  readonly left: readonly Done[];
  readonly changes: readonly Change[];
}

export async function fixText({ done, left, changes }: Fixed, { cwd, dryRun }: Circumstances): Promise<string> {
  const refused = left.filter(({ disabled }) => disabled !== undefined);
  const rows = printableData([...done, ...refused]).map(({ file, line, column, title, disabled, refactor }) => {
    const what = disabled === undefined ? title : `Not applied: ${disabled}`;
    return `${leading(relativeTo(cwd, file))}:${line}:${column}  ${what}  ${refactor}`;
  });
  const files = new Set(
    changes.flatMap((change) => [...change.files.map(({ file }) => file), ...change.created.map(({ path }) => path)]),
  );
  const verb = dryRun ? 'Would change' : 'Changed';
  const nothing = left.length > 0 ? 'Nothing is safe to fix.' : 'Nothing to fix.';
  const total = files.size === 0 ? nothing : `${verb} ${files.size} ${files.size === 1 ? 'file' : 'files'}.`;
  const patch = dryRun && files.size > 0 ? [await unifiedDiff(changes, cwd)] : [];
  const counts = left.length > 0 ? [...countsOf(done, left), ''] : [];
  return `${[...rows, ...(rows.length > 0 ? [''] : []), ...patch, ...counts, total].join('\n')}\n`;
}

/** One line for each refactor: `use-async-api: 2 applied, 1 refused, 3 to look at with --at`. */
function countsOf(done: readonly Done[], left: readonly Done[]): string[] {
  const count = (list: readonly Done[], id: string, isRefused: boolean) =>
    list.filter(({ refactor, disabled }) => refactor === id && isRefused === (disabled !== undefined)).length;
  return [...new Set([...done, ...left].map(({ refactor }) => refactor))].sort().map((id) => {
    const counts = [
      [count(done, id, false), 'applied'],
      [count(left, id, true), 'refused'],
      [count(left, id, false), 'not safe: apply each with --at'],
    ] as const;
    const told = counts.flatMap(([number, what]) => (number > 0 ? [`${number} ${what}`] : []));
    return `${id}: ${told.join(', ')}`;
  });
}

/** As `git diff` prints it, so that `git apply` and `patch -p1` take it. */
async function unifiedDiff(changes: readonly Change[], cwd: string): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const patchOf = (before: string, after: string, texts: readonly [string, string]): string =>
    createTwoFilesPatch(before, after, ...texts, undefined, undefined, { headerOptions: FILE_HEADERS_ONLY });
  const patches: string[] = [];
  for (const { files, created } of changes) {
    for (const { path, text } of created) patches.push(patchOf('/dev/null', `b/${relativeTo(cwd, path)}`, ['', text]));
    for (const { file, edits } of files) {
      const name = relativeTo(cwd, file);
      const text = await readText(file, 'source');
      patches.push(patchOf(`a/${name}`, `b/${name}`, [text, applyToFile(text, edits)]));
    }
  }
  return patches.join('');
}
