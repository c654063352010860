/** Writes a file so that nobody ever sees half of it, not even another process that writes the same file. */
import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * @param content may come in pieces
 * @throws what `node:fs` throws; the file is then as it was
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
