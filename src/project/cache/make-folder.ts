/** Makes a folder and those around it, one by one: Node's own recursive form never ends below /proc. */
import { mkdir, stat } from 'node:fs/promises';
import { folderOf } from '../paths.ts';

/**
 * @param folder absolute path with forward slashes; nothing happens if it exists
 * @throws the error of `node:fs`
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let at = folder; !(await isFolder(at)); at = folderOf(at)) {
    missing.unshift(at);
    if (folderOf(at) === at) break;
  }
  for (const each of missing) {
    await mkdir(each).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster.
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
