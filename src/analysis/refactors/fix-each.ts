/**
 * Applies the best refactor of each finding, safe or not, as a single change for review: safe ones first, then those
 * that do not touch the same text.
 */
import type { Finding } from '../findings.ts';
import { fixAllOf, type AppliedFix, type FixAll } from './fix-all.ts';
import { changeAt } from './offers.ts';
import type { Change, NewFile, Refactor, TextEdit, Workspace } from './refactor.ts';

/** @param orderOf see {@link fixAllOf} */
export function fixEachOf(
  refactors: readonly Refactor[],
  workspace: Workspace,
  findings: readonly Finding[],
  orderOf: (finding: Finding) => readonly string[],
): FixAll {
  const safe = fixAllOf(refactors, workspace, findings, orderOf);
  const together = new Together(safe.change);
  const applied: AppliedFix[] = [...safe.applied];
  const isApplied = new Set(applied.map(({ finding }) => finding));
  for (const finding of findings) {
    if (isApplied.has(finding)) continue;
    for (const id of orderOf(finding)) {
      const refactor = refactors.find((candidate) => candidate.id === id);
      const change = refactor && changeAt(refactor, workspace, { file: finding.file, span: finding.span, finding });
      if (!change || 'disabled' in change || !together.add(change)) continue;
      applied.push({ refactor: id, title: change.title, finding });
      break;
    }
  }
  if (applied.length === 0) return { applied, left: [] };
  const isSafe = applied.length === safe.applied.length;
  return { applied, left: [], change: { title: 'Fix each finding', safe: isSafe, ...together.result } };
}

/** Changes that are made at the same time. */
class Together {
  readonly #files = new Map<string, TextEdit[]>();
  readonly #created = new Map<string, NewFile>();

  constructor(first: Change | undefined) {
    if (first) this.add(first);
  }

  get result(): Pick<Change, 'files' | 'created'> {
    const files = [...this.#files].map(([file, edits]) => ({
      file,
      edits: edits.toSorted((a, b) => a.start - b.start || a.end - b.end),
    }));
    return { files, created: [...this.#created.values()] };
  }

  /** @returns whether it fits in with the others; one that does not is left out as a whole */
  add({ files, created, setting }: Change): boolean {
    const known = (file: string): readonly TextEdit[] => this.#files.get(file) ?? [];
    const fits =
      !setting &&
      created.every(({ path, text }) => (this.#created.get(path)?.text ?? text) === text) &&
      files.every(({ file, edits }) => edits.every((edit) => known(file).every((other) => goesWith(edit, other))));
    if (!fits) return false;
    for (const { file, edits } of files) {
      const fresh = edits.filter((edit) => !known(file).some((other) => isSame(edit, other)));
      this.#files.set(file, [...known(file), ...fresh]);
    }
    for (const file of created) this.#created.set(file.path, file);
    return true;
  }
}

const isSame = (a: TextEdit, b: TextEdit): boolean => a.start === b.start && a.end === b.end && a.newText === b.newText;

/** The same, or separate: for two changes at one place, the order would be unknown. */
const goesWith = (a: TextEdit, b: TextEdit): boolean => isSame(a, b) || a.end < b.start || b.end < a.start;
