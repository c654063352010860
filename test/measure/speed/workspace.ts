/** Assembles a workspace of a wanted size out of real folders. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Folder } from './sources.ts';

export interface SourceFile {
  /** Absolute path in the workspace. */
  readonly path: string;
  readonly lines: number;
}

export interface Workspace {
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly lines: number;
}

export interface AssembleOptions {
  /** The workspace has at least this many, give or take a file; without it, each folder is taken once. */
  readonly lines?: number;
  /** An empty folder, outside of any project, so that no tool finds settings or ignore rules there. */
  readonly root: string;
}

/** Takes the folders one after another until there are lines enough, and again where there are not. */
export async function assembleWorkspace(
  folders: readonly Folder[],
  { lines: wanted, root }: AssembleOptions,
): Promise<Workspace> {
  const files: SourceFile[] = [];
  let lines = 0;
  for (let copy = 1; copy === 1 || (wanted !== undefined && lines < wanted); copy++) {
    for (const [index, folder] of folders.entries()) {
      if (wanted !== undefined && lines >= wanted) break;
      const home = join(root, `${copy}`, `${index + 1}-${folder.name}`);
      for (const manifest of folder.manifests)
        await write(join(home, manifest), await readFile(join(folder.path, manifest)));
      for (const source of folder.sources) {
        if (wanted !== undefined && lines >= wanted) break;
        const text = marked(await readFile(join(folder.path, source), 'utf8'), copy);
        const file = { path: join(home, source), lines: countLines(text) };
        await write(file.path, text);
        files.push(file);
        lines += file.lines;
      }
    }
  }
  return { root, files, lines };
}

export function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** No two files are the same, lest a cache by content know the second. */
function marked(text: string, copy: number): string {
  return copy === 1 ? text : `${text}${text.endsWith('\n') ? '' : '\n'}// copy ${copy}\n`;
}

async function write(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
