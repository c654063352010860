/** Writes the change of a refactor to the files on disk. */
import { mkdir, writeFile } from 'node:fs/promises';
import { applyEdits, type Change, type TextEdit } from '../analysis/index.ts';
import { folderOf } from './paths.ts';
import { readText } from './read-file.ts';

/** Without their places in lines. */
type Edit = Pick<TextEdit, 'start' | 'end' | 'newText'>;

export interface Written extends Pick<Change, 'created'> {
  readonly files: readonly { readonly file: string; readonly edits: readonly Edit[] }[];
}

const MARK = '\uFEFF';

/** Applies edits to the text of a file as it is on disk: offsets count from after a byte order mark. */
export function applyToFile(text: string, edits: readonly Edit[]): string {
  return text.startsWith(MARK) ? MARK + applyEdits(text.slice(MARK.length), edits) : applyEdits(text, edits);
}

/** @throws if a file to create exists, or one to edit cannot be read */
export async function writeChange({ files, created }: Written): Promise<void> {
  for (const { path, text } of created) {
    await mkdir(folderOf(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  }
  for (const { file, edits } of files) await writeFile(file, applyToFile(await readText(file, 'source'), edits));
}
