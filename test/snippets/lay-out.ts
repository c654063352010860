/** Writes the programs of the cases, with the snippets inserted as the editor would, below `out/snippets`. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expandBody, type Snippet } from './snippet-file.ts';
import { SNIPPETS } from '../../src/protocol/snippets.ts';
import type { SnippetCase } from './cases.ts';

/**
 * @param snippets what the file of snippets for the language holds
 * @returns folders by the name of the case, absolute
 */
export async function layOut(
  language: string,
  extension: string,
  snippets: Readonly<Record<string, Snippet>>,
  cases: Readonly<Record<string, SnippetCase>>,
): Promise<ReadonlyMap<string, string>> {
  const root = resolve('out/snippets', language);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module' }));
  const folders = new Map<string, string>();
  for (const [name, { files }] of Object.entries(cases)) {
    const folder = join(root, name.replaceAll(/\W+/g, '-'));
    folders.set(name, folder);
    await mkdir(folder);
    for (const [file, parts] of Object.entries(files)) {
      const text = parts.map((part) =>
        typeof part === 'string' ? part : expandBody(snippets[SNIPPETS[part.snippet].title]!.body, part.typed),
      );
      await writeFile(join(folder, `${file}.${extension}`), `${text.join('\n')}\n`);
    }
  }
  return folders;
}
