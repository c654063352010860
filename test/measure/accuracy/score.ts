/** Holds the findings in a repository against its labels. */
import type { ReportedFinding, ReportedPlace } from './findings.ts';
import type { Label, LabelledPlace } from './labels.ts';

/** Rules that may answer for a category; where code both computes and waits, either word for it will do. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  'blocking-direct': ['blocking-call'],
  'blocking-transitive': ['blocking-call'],
  'busy-wait': ['busy-wait', 'blocking-call'],
  'cpu-loop': [
    'cpu-loop',
    'slow-regexp',
    'async-without-parallelism',
    'async-in-name-only',
    'microtask-yield',
    'blocking-call',
  ],
  'sequential-await': ['sequential-await'],
  'unbounded-concurrency': ['unbounded-concurrency'],
  'worker-per-task': ['worker-per-task', 'oversized-pool', 'worker-for-io', 'copied-payload'],
};

/** Severities that interrupt nobody: no false alarm. */
const QUIET = new Set(['off', 'hint']);

export interface Verdict {
  readonly label: Label;
  readonly outcome: 'found' | 'missed' | 'false-alarm' | 'quiet';
  /** Found, and the finding names a second place of the label's chain, where there is one. */
  readonly explained: boolean;
  /** The finding that was found, or raised the alarm. */
  readonly finding?: ReportedFinding;
}

/** Unsure labels get no verdict. */
export function judgeLabels(labels: readonly Label[], findings: readonly ReportedFinding[]): Verdict[] {
  return labels
    .filter(({ wanted }) => wanted !== 'unsure')
    .map((label) => (label.wanted === 'yes' ? wanted(label, findings) : unwanted(label, findings)));
}

/** The category a label counts for: that of a place that is no problem is what it looks like. */
export function categoryOf({ category, looks_like: looksLike }: Label): string {
  return category === 'not-a-problem' ? (looksLike ?? category) : category;
}

/** A call that spans several lines may be said to stand on its first or on the one with its name. */
function isAt({ path, line }: LabelledPlace, { file, line: reported }: ReportedPlace): boolean {
  return path === file && Math.abs(line - reported) <= 1;
}

/** A wanted place is found by a finding that stands there or leads there. */
function wanted(label: Label, findings: readonly ReportedFinding[]): Verdict {
  const rules = RULES[label.category] ?? [];
  const hits = findings.filter(
    (finding) => rules.includes(finding.rule) && [finding, ...finding.chain].some((place) => isAt(label, place)),
  );
  const explaining = hits.find((finding) => explains(label, finding));
  const finding = explaining ?? hits[0];
  return finding
    ? { label, outcome: 'found', explained: explaining !== undefined, finding }
    : { label, outcome: 'missed', explained: false };
}

/** A chain that is the place alone leaves nothing to explain. */
function explains(label: Label, finding: ReportedFinding): boolean {
  const places = [finding, ...(finding.entry ? [finding.entry] : []), ...finding.chain];
  const others = (label.chain ?? []).filter((step) => !isAt(label, { file: step.path, line: step.line }));
  return others.length === 0 || others.some((step) => places.some((place) => isAt(step, place)));
}

/** A false alarm stands at the place, or has it as its primitive. */
function unwanted(label: Label, findings: readonly ReportedFinding[]): Verdict {
  const finding = findings.find(
    ({ severity, chain, ...place }) =>
      !QUIET.has(severity) && [place, ...chain.slice(-1)].some((reported) => isAt(label, reported)),
  );
  return finding
    ? { label, outcome: 'false-alarm', explained: false, finding }
    : { label, outcome: 'quiet', explained: false };
}
