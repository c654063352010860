/** Labelled places with the factors of the findings there: what weights are fitted on. */
import type { Label } from '../accuracy/labels.ts';
import type { ReportedFinding } from '../accuracy/findings.ts';
import { judgeLabels } from '../accuracy/score.ts';
import { isEventLoop, type Context } from '../../../src/analysis/findings.ts';

export interface WeighedFinding extends ReportedFinding {
  readonly context: Context;
  readonly confidence: string;
  readonly score: number;
  readonly factors: readonly { readonly id: string; readonly value: string; readonly points: number }[];
  readonly plain?: 'direct' | 'called';
  readonly isOpen?: true;
  readonly isOwnHarm?: true;
}

export const valuesOf = ({ factors }: WeighedFinding): readonly string[] =>
  factors.map(({ id, value }) => `${id}:${value}`);

export interface Sample {
  readonly repo: string;
  readonly label: Label;
  readonly wanted: boolean;
  /** `scale:value` of each factor. */
  readonly values: readonly string[];
  /** Its context is harmless: nobody can be held up, whatever the score. */
  readonly isOff: boolean;
  readonly finding: WeighedFinding;
}

export const isWeighed = (finding: ReportedFinding): finding is WeighedFinding => 'factors' in finding;

/** One sample per label that is judged and has a finding: the one with the highest score. */
export function samplesOf(labels: readonly Label[], findings: readonly ReportedFinding[]): Sample[] {
  const weighed = findings.filter(isWeighed).sort((a, b) => Number(isOff(a)) - Number(isOff(b)) || b.score - a.score);
  // What is a hint is looked at as well: the score decides.
  const said = weighed.map((finding) => ({ ...finding, severity: 'info' }));
  return judgeLabels(labels, said).flatMap(({ label, finding }) => {
    if (!finding || !isWeighed(finding)) return [];
    return [
      {
        repo: label.repo,
        label,
        wanted: label.wanted === 'yes',
        values: valuesOf(finding),
        isOff: isOff(finding),
        finding,
      },
    ];
  });
}

const isOff = ({ context, isOwnHarm }: WeighedFinding): boolean => !isEventLoop(context) && isOwnHarm !== true;
