/** The commit of the measured code, so that a history shows since when it is slower. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const PATIENCE = 2_000;

/** @returns `3f2a1c0`, with `-dirty` if files are changed; undefined where there is no repository, or no Git */
export async function commitOf(folder: string): Promise<string | undefined> {
  try {
    const words = ['describe', '--always', '--dirty', '--abbrev=7', '--exclude=*'];
    const { stdout } = await promisify(execFile)('git', words, { cwd: folder, timeout: PATIENCE, windowsHide: true });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
