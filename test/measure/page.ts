/** The page of measurements: each command puts its tables between markers of its own. */
import { readFile, writeFile } from 'node:fs/promises';

const PAGE = 'docs/measurements.md';
const END = '<!-- end -->';

/** @param name in the marker `<!-- measured: NAME -->`, up to the next `<!-- end -->` */
export async function writeBetween(name: string, text: string): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const start = `<!-- measured: ${name} -->`;
  const [from, to] = [page.indexOf(start), page.indexOf(END, page.indexOf(start))];
  if (from < 0 || to < 0) throw new Error(`${PAGE} has no ${start} … ${END}.`);
  await writeFile(PAGE, `${page.slice(0, from)}${start}\n${text}\n${page.slice(to)}`);
}
