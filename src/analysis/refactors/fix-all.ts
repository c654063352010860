/** Applies all safe refactors at once, as a single change. */
import type { Finding } from '../findings.ts';
import { Sources } from './chain/sources.ts';
import { changeAt, editsOf } from './offers.ts';
import type { Change, Refactor, Workspace } from './refactor.ts';

export interface AppliedFix {
  readonly refactor: string;
  readonly title: string;
  readonly finding: Finding;
}

export interface FixAll {
  readonly change: Change;
  readonly applied: readonly AppliedFix[];
}

/**
 * @param orderOf ids of the refactors that the advice recommends for a finding, best first; only these are applied
 * @returns undefined if there is nothing to change
 */
export function fixAllOf(
  refactors: readonly Refactor[],
  { program, sources }: Workspace,
  findings: readonly Finding[],
  orderOf: (finding: Finding) => readonly string[],
): FixAll | undefined {
  const together = { program, sources: new Sources(sources.source, sources) };
  const applied: AppliedFix[] = [];
  for (const finding of findings) {
    // If changes are nested, only one is applied per run: the other needs to see its result.
    if (applied.some(({ finding: other }) => other.file === finding.file && overlap(other, finding))) continue;
    const spot = { file: finding.file, span: finding.span, finding };
    const refactor = orderOf(finding)
      .flatMap((id) => refactors.find((candidate) => candidate.id === id) ?? [])
      .find((candidate) => isSafe(changeAt(candidate, { program, sources }, spot)));
    const target = refactor?.find(together, spot);
    if (!refactor || !target) continue;
    refactor.edit(target.subject, together);
    applied.push({ refactor: refactor.id, title: target.title, finding });
  }
  const files = editsOf(together.sources);
  return files.length === 0
    ? undefined
    : { applied, change: { title: 'Apply all safe fixes', safe: true, files, created: [] } };
}

/** Edits exactly one file, and does nothing else. */
const isSafe = (change: ReturnType<typeof changeAt>): boolean =>
  change !== undefined &&
  !('disabled' in change) &&
  change.safe &&
  change.files.length === 1 &&
  change.created.length === 0 &&
  !change.setting;

const overlap = ({ span: a }: Finding, { span: b }: Finding): boolean =>
  isBefore(a[0], a[1], b[2], b[3]) && isBefore(b[0], b[1], a[2], a[3]);

const isBefore = (line: number, column: number, otherLine: number, otherColumn: number): boolean =>
  line < otherLine || (line === otherLine && column < otherColumn);
