/** Compares a file with what its tables say it should be; with UPDATE set it writes the file instead. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';

/**
 * @param generate makes the whole text from what it is now
 * @throws where the file differs
 */
export async function expectGenerated(file: string, generate: (now: string) => string | Promise<string>): Promise<void> {
  const now = await readFile(file, 'utf8');
  const wanted = await generate(now);
  if (process.env.UPDATE) await writeFile(file, wanted);
  else assert.equal(now, wanted, `${file} is not what its tables say: npm run update writes it.`);
}
