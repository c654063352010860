/** Replaces a file atomically: no process ever sees a partial file, even if several write it at once. */
import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * @param content may be an iterable of chunks
 * @throws the error of `node:fs`; the file is then unchanged
 */
export async function replaceFile(file: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
