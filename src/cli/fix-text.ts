/** What `fix` says to people: what was done or refused, and, of a dry run, the changes as a unified diff. */
import type { Change } from '../analysis/index.ts';
import { leading, printableData } from '../project/printable.ts';
import { readText } from '../project/read-file.ts';
import { applyToFile } from './apply-to-file.ts';
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
  /** Absolute path: files are told relative to it. */
  readonly cwd: string;
  readonly dryRun: boolean;
}

export async function fixText(
  done: readonly Done[],
  changes: readonly Change[],
  { cwd, dryRun }: Circumstances,
): Promise<string> {
  const rows = printableData(done).map(({ file, line, column, title, disabled, refactor }) => {
    const what = disabled === undefined ? title : `Not applied: ${disabled}`;
    return `${leading(relativeTo(cwd, file))}:${line}:${column}  ${what}  ${refactor}`;
  });
  const files = new Set(
    changes.flatMap((change) => [...change.files.map(({ file }) => file), ...change.created.map(({ path }) => path)]),
  );
  const verb = dryRun ? 'Would change' : 'Changed';
  const total = files.size === 0 ? 'Nothing to fix.' : `${verb} ${files.size} ${files.size === 1 ? 'file' : 'files'}.`;
  const patch = dryRun && files.size > 0 ? [await unifiedDiff(changes, cwd)] : [];
  return `${[...rows, ...(rows.length > 0 ? [''] : []), ...patch, total].join('\n')}\n`;
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
