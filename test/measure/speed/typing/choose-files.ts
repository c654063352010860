/** Chooses real files of wanted sizes in a workspace, and makes a file longer where none is as long. */
import { readFile, writeFile } from 'node:fs/promises';
import { countLines, type SourceFile, type Workspace } from '../workspace.ts';
import { grow, makeRoom } from './code.ts';

/** Lines of the files in which is typed. */
const SIZES = [200, 1000, 3000, 10_000] as const;

/** A file counts as of a size when it differs by no more than this share. */
const TOLERANCE = 0.2;
const TESTS = /[.-](?:test|spec)\.|\/(?:tests?|__tests__)\//;

export interface ChosenFile extends SourceFile {
  readonly size: number;
  /** Whether the code of the file was repeated to make it as long. */
  readonly grown: boolean;
}

/**
 * Files that grow do so on disk: what imports them still does.
 * @throws where the workspace has too few files with functions
 */
export async function chooseFiles({ files }: Workspace): Promise<ChosenFile[]> {
  const chosen: ChosenFile[] = [];
  const free = () => files.filter(({ path }) => !TESTS.test(path) && chosen.every((other) => other.path !== path));
  for (const size of SIZES) chosen.push(await choose(free(), size));
  return chosen;
}

async function choose(files: readonly SourceFile[], size: number): Promise<ChosenFile> {
  const distance = ({ lines }: SourceFile) => Math.abs(lines - size);
  for (const file of files.toSorted((a, b) => distance(a) - distance(b))) {
    const text = await readFile(file.path, 'utf8');
    if (!makeRoom(file.path, text)) continue;
    if (distance(file) <= size * TOLERANCE) return { ...file, size, grown: false };
    if (file.lines > size) continue;
    const grown = grow(file.path, text, size);
    const lines = countLines(grown);
    if (Math.abs(lines - size) > size * TOLERANCE) continue;
    await writeFile(file.path, grown);
    return { path: file.path, lines, size, grown: true };
  }
  throw new Error(`The workspace has no file from which one of ${size} lines can be made.`);
}
