/** Compares a file with what its tables say it should be; with UPDATE set it writes the file instead. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';

/**
 * @param generate makes the whole text from what it is now
 * @throws where the file differs
 */
export async function expectGenerated(
  file: string,
  generate: (now: string) => string | Promise<string>,
): Promise<void> {
  const now = await readFile(file, 'utf8');
  const wanted = await generate(now);
  if (process.env.UPDATE) await writeFile(file, wanted);
  else assert.equal(now, wanted, `${file} is not what its tables say: npm run update writes it.`);
}

/**
 * Compares the part between the markers `<!-- generated: NAME -->` and `<!-- end -->` with what it should be; with
 * UPDATE set it writes the part.
 * @throws where the part differs, or the file has no such markers
 */
export function expectGeneratedPart(file: string, name: string, generate: () => string): Promise<void> {
  return expectGenerated(file, (now) => {
    const start = `<!-- generated: ${name} -->`;
    const from = now.indexOf(start);
    const to = now.indexOf('<!-- end -->', from);
    if (from < 0 || to < 0) throw new Error(`${file} has no ${start} … <!-- end -->.`);
    return `${now.slice(0, from)}${start}\n${generate()}\n${now.slice(to)}`;
  });
}
