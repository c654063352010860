/** The page "Async, threads, processes in Node and the browser", as its tests read it. */
import { readFile } from 'node:fs/promises';

export const PAGE = 'media/async-threads-processes.md';

/** The text below each heading, by heading, down to the next heading of any level. */
export async function sectionsOf(page: string): Promise<ReadonlyMap<string, string>> {
  const [, ...sections] = (await readFile(page, 'utf8')).split(/^#{1,3} /m);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [heading, lines.join('\n')];
    }),
  );
}

/** Words only: no marks of Markdown, one space between. */
export const plain = (text: string): string =>
  text
    .replaceAll(/[*`_]/g, '')
    .replaceAll(/^\s*-\s/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** As the preview makes it of a heading. */
export const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
