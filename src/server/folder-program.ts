/** The program in which something that was opened is analyzed. */
import { packageAround } from '../project/index.ts';
import { programAround } from '../project/program-root.ts';

export interface FolderProgram {
  /** Absolute path of the folder of the program. */
  readonly root: string;
  /** The only files and folders to report on; none: all of them. */
  readonly paths: readonly string[];
  /** Nothing but these files and what they import: the root may be a home folder or a whole disk. */
  readonly few: boolean;
}

/** A file outside of all projects: around it may be a home folder or a whole disk. */
export async function fileAlone(file: string): Promise<FolderProgram> {
  return { root: await packageAround(file), paths: [file], few: true };
}

/** Chains may begin or lead outside of the folder: the program is the whole workspace around it. */
export async function inProgram(path: string): Promise<FolderProgram> {
  const root = await programAround(path);
  return { root, paths: root === path ? [] : [path], few: false };
}
