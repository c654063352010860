/** Comments that suppress findings; reports those that suppress nothing or give no reason. */
import { REASON_PLACEHOLDER } from './catalogue/directives.ts';
import type { SourceFile } from './program/index.ts';
import type { Directive } from './facts/facts.ts';
import type { Finding } from './findings.ts';
import { didYouMean } from './nearest.ts';
import type { JudgeOptions } from './options.ts';
import { RULE_IDS, UNUSED_SUPPRESSION } from './rule-ids.ts';

export function suppress(sourceFile: SourceFile, findings: readonly Finding[], options: JudgeOptions): Finding[] {
  const used = new Set<Directive>();
  const kept = findings.filter((finding) => {
    const directive = suppressionOf(sourceFile, finding);
    if (directive && finding.severity !== 'off') used.add(directive);
    return !directive;
  });
  if (options.rules[UNUSED_SUPPRESSION] === 'off') return kept;
  const unused = sourceFile.facts.directives.filter(
    (directive) =>
      directive.kind !== 'enable' &&
      !directive.foreign &&
      (unknownRuleIn(directive) !== undefined ||
        lacksReason(directive) ||
        (!used.has(directive) && directive.rules.every((id) => options.rules[id] !== 'off'))),
  );
  return [...kept, ...unused.map((directive) => unusedFinding(sourceFile, directive, used.has(directive)))];
}

/** The placeholder for the reason is still there. */
export const lacksReason = ({ reason }: Directive): boolean => reason === REASON_PLACEHOLDER;

const unknownRuleIn = ({ rules }: Directive): string | undefined => rules.find((id) => !RULE_IDS.includes(id));

/** What to do about a comment that suppresses nothing, or does not say why. */
function remedyOf(directive: Directive, isUsed: boolean): string {
  const unknown = unknownRuleIn(directive);
  if (unknown === undefined && isUsed && lacksReason(directive))
    return `Replace "${REASON_PLACEHOLDER}" in this comment with the reason`;
  return unknown === undefined
    ? 'Remove this comment: there is nothing here for it to suppress'
    : `Correct this comment: there is no rule ${unknown}${didYouMean(unknown, RULE_IDS)}`;
}

/** The comment that suppresses a finding. */
export const suppressionOf = ({ facts: { directives } }: SourceFile, finding: Finding): Directive | undefined =>
  directives.findLast((candidate) => covers(candidate, finding, directives));

function covers(directive: Directive, { rule, span }: Finding, all: readonly Directive[]): boolean {
  if (directive.rules.length && !directive.rules.includes(rule)) return false;
  const [line] = span;
  const [start, , end] = directive.span;
  switch (directive.kind) {
    case 'next-line':
      return line === end + 1;
    case 'line':
      return line === start;
    case 'disable':
      return (
        line >= start &&
        !all.some(
          ({ kind, rules: names, span: at }) =>
            kind === 'enable' && at[0] > start && at[0] <= line && (names.length === 0 || names.includes(rule)),
        )
      );
    default:
      return false;
  }
}

function unusedFinding(sourceFile: SourceFile, directive: Directive, isUsed: boolean): Finding {
  return {
    rule: UNUSED_SUPPRESSION,
    severity: 'info',
    confidence: 'certain',
    workload: 'io',
    context: 'startup',
    file: sourceFile.path,
    span: directive.span,
    message: remedyOf(directive, isUsed),
    chain: [],
  };
}
