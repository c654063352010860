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

/** A recommended refactor that was not applied. */
export interface LeftFix extends AppliedFix {
  /** Why it cannot be applied; absent if it can, but needs a review. */
  readonly disabled?: string;
}

export interface FixAll {
  /** Absent if nothing changes. */
  readonly change?: Change;
  readonly applied: readonly AppliedFix[];
  readonly left: readonly LeftFix[];
}

/**
 * @param orderOf ids of the refactors that the advice recommends for a finding, best first; only these are applied
 */
export function fixAllOf(
  refactors: readonly Refactor[],
  { program, sources }: Workspace,
  findings: readonly Finding[],
  orderOf: (finding: Finding) => readonly string[],
): FixAll {
  const together = { program, sources: new Sources(sources.source, sources) };
  const applied: AppliedFix[] = [];
  const left: LeftFix[] = [];
  for (const finding of findings) {
    // If changes are nested, only one is applied per run: the other needs to see its result.
    if (applied.some(({ finding: other }) => other.file === finding.file && overlap(other, finding))) continue;
    const spot = { file: finding.file, span: finding.span, finding };
    const tried: Tried[] = [];
    for (const id of orderOf(finding)) {
      const refactor = refactors.find((candidate) => candidate.id === id);
      if (refactor) tried.push({ refactor, change: changeAt(refactor, { program, sources }, spot) });
      if (isSafe(tried.at(-1)?.change)) break;
    }
    const safe = tried.find(({ change }) => isSafe(change));
    const target = safe?.refactor.find(together, spot);
    if (safe && target) {
      safe.refactor.edit(target.subject, together);
      applied.push({ refactor: safe.refactor.id, title: target.title, finding });
    } else left.push(...leftAt(finding, tried));
  }
  const files = editsOf(together.sources);
  return {
    applied,
    left,
    ...(files.length > 0 && { change: { title: 'Apply all safe fixes', safe: true, files, created: [] } }),
  };
}

interface Tried {
  readonly refactor: Refactor;
  readonly change: ReturnType<typeof changeAt>;
}

/** The best that can be applied, or else why the first cannot. */
function leftAt(finding: Finding, tried: readonly Tried[]): LeftFix[] {
  const fitting = tried.filter(({ change }) => change !== undefined);
  const best = fitting.find(({ change }) => !('disabled' in change!)) ?? fitting[0];
  if (!best?.change) return [];
  const { refactor, change } = best;
  return 'disabled' in change
    ? [{ refactor: refactor.id, title: refactor.title, finding, disabled: change.disabled }]
    : [{ refactor: refactor.id, title: change.title, finding }];
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
