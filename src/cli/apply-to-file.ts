/** Applies the edits of a refactor to the text of a file as it is on disk. */
import { applyEdits, type Change } from '../analysis/index.ts';

const MARK = '\uFEFF';

/** Offsets count from after a byte order mark. */
export function applyToFile(text: string, edits: Change['files'][number]['edits']): string {
  return text.startsWith(MARK) ? MARK + applyEdits(text.slice(MARK.length), edits) : applyEdits(text, edits);
}
