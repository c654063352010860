/** The folder in which a function of the user runs: that of its project, as if it had been started there. */
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** @returns the nearest folder above the file with a package.json, else that of the file */
export async function projectFolder(file: string): Promise<string> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const isProject = await access(join(folder, 'package.json')).then(
      () => true,
      () => false,
    );
    if (isProject) return folder;
    if (folder === dirname(folder)) return dirname(file);
  }
}
