/**
 * What is known about a line: its findings and known calls, reported or not, why they have their level, and what would
 * change it.
 */
import { CONSTANT, isFloored, levelBy, nearestChanges, THRESHOLDS, type Change } from './assessment/index.ts';
import { isEventLoop, type Finding, type Place, type Severity } from './findings.ts';
import { everyFinding, optionsOf } from './judge.ts';
import { knownCallsAt, type KnownCall } from './known-calls.ts';
import { STRICTNESS, type JudgeOptions, type Strictness } from './options.ts';
import type { Program, SourceFile } from './program/index.ts';
import { suppressionOf } from './suppressions.ts';

/** A finding, and the reasons for its level. */
export interface LevelExplanation {
  readonly finding: Finding;
  /** As reported: `off` where a comment or a setting silences it. */
  readonly severity: Severity;
  readonly strictness: Strictness;
  /** What the user wrote that silences it. */
  readonly silenced?: string;
  /** Why it is silent without a setting or comment: where it runs. */
  readonly silent?: string;
  /** Where the same cause is underlined instead. */
  readonly reportedAt: readonly Place[];
  /** Absent if the rule does not assess its findings. */
  readonly weighed?: {
    readonly constant: number;
    readonly thresholds: (typeof THRESHOLDS)[Strictness];
    /** Never below `info`. */
    readonly isFloored: boolean;
    readonly changes: readonly Change[];
    readonly byStrictness: Readonly<Record<Strictness, Severity>>;
  };
}

export interface LineExplanation {
  readonly findings: readonly LevelExplanation[];
  /** Calls that the catalogue knows, but that lead to no finding. */
  readonly calls: readonly KnownCall[];
}

/** @param column restricts the result to what is at this column, if anything is */
export function explainLine(
  program: Program,
  at: { readonly file: string; readonly line: number; readonly column?: number },
  options: JudgeOptions,
): LineExplanation {
  const sourceFile = program.unitAt(at.file);
  if (!sourceFile) return { findings: [], calls: [] };
  const reported = everyFinding(program, withAllRules(options));
  const all =
    options.nonBlocking.length > 0 ? everyFinding(program, withAllRules({ ...options, nonBlocking: [] })) : reported;
  const here = atColumn(
    all.filter(({ file, span }) => file === at.file && span[0] === at.line),
    at.column,
  );
  const isExcluded = (finding: Finding): boolean => all !== reported && !reported.some((each) => isSame(each, finding));
  return {
    findings: here.map((finding) => levelOf({ finding, sourceFile, all, isExcluded: isExcluded(finding), options })),
    calls: knownCallsAt(program, sourceFile, at.line, all).filter(
      ({ span }) => !here.some((finding) => finding.span.join() === span.join()),
    ),
  };
}

/** Includes rules that are off. */
const withAllRules = (options: JudgeOptions): JudgeOptions => ({
  ...options,
  rules: Object.fromEntries(Object.entries(options.rules).filter(([, severity]) => severity !== 'off')),
});

const isSame = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule && a.file === b.file && a.span.join() === b.span.join() && a.message === b.message;

function atColumn(findings: readonly Finding[], column: number | undefined): readonly Finding[] {
  const exact =
    column === undefined
      ? []
      : findings.filter(({ span: [line, start, endLine, end] }) => start <= column && (endLine > line || column < end));
  return exact.length > 0 ? exact : findings;
}

interface Case {
  readonly finding: Finding;
  readonly sourceFile: SourceFile;
  readonly all: readonly Finding[];
  /** By the setting `nonBlocking`. */
  readonly isExcluded: boolean;
  readonly options: JudgeOptions;
}

function levelOf(found: Case): LevelExplanation {
  const { finding, all, options } = found;
  const { strictness = 'normal' } = options;
  const silenced = silencedBy(found);
  const reportedAt = finding.inHelper && finding.severity === 'hint' ? elsewhere(finding, all) : [];
  const silent = harmlessBy(finding, options);
  const weighed = weighedOf(finding, { ...options, strictness });
  return {
    finding,
    severity: silenced === undefined ? finding.severity : 'off',
    strictness,
    ...(silenced !== undefined && { silenced }),
    ...(silent !== undefined && { silent }),
    reportedAt,
    ...(weighed && { weighed }),
  };
}

/** What the user wrote to silence it. */
function silencedBy({ finding, sourceFile, isExcluded, options }: Case): string | undefined {
  if (options.rules[finding.rule] === 'off') return `the settings turn the rule ${finding.rule} off`;
  if (isExcluded) return 'the setting nonBlocking names a call on the path';
  const directive = suppressionOf(sourceFile, finding);
  return directive && `a comment on line ${directive.span[0]} suppresses it`;
}

function harmlessBy({ severity, context }: Finding, { contexts }: JudgeOptions): string | undefined {
  if (severity !== 'off') return undefined;
  if (contexts[context] === 'off') return `the settings turn the context ${context} off`;
  return isEventLoop(context) ? undefined : `nobody is held up where it runs: ${IN_CONTEXT[context] ?? context}`;
}

const IN_CONTEXT: Readonly<Partial<Record<Finding['context'], string>>> = {
  startup: 'at start-up',
  script: 'in a script',
  test: 'in a test',
  worker: 'in a worker',
  exit: 'while the process exits',
};

/** The maximum number of places to name. */
const MAX_PLACES = 3;

/** Where the blocking call of a helper is underlined: at the calls that lead to it. */
function elsewhere({ rule, file, span }: Finding, all: readonly Finding[]): readonly Place[] {
  const leadsHere = ({ chain }: Finding): boolean => {
    const last = chain.at(-1);
    return last?.file === file && last.span.join() === span.join();
  };
  return all
    .filter((other) => other.rule === rule && !other.inHelper && isUnderlined(other) && leadsHere(other))
    .slice(0, MAX_PLACES)
    .map((other) => ({ file: other.file, span: other.span }));
}

const isUnderlined = ({ severity }: Finding): boolean => severity !== 'off' && severity !== 'hint';

function weighedOf(
  { rule, factors, context, plain, isOpen, isOwnHarm }: Finding,
  options: JudgeOptions & { readonly strictness: Strictness },
): LevelExplanation['weighed'] {
  if (!factors) return undefined;
  const standing = { context, ...(plain && { plain }), ...(isOpen && { isOpen }), ...(isOwnHarm && { isOwnHarm }) };
  const own = optionsOf(rule, withAllRules(options));
  const levelWith = (strictness: Strictness): Severity => levelBy(factors, standing, { ...own, strictness }).severity;
  return {
    constant: CONSTANT,
    thresholds: THRESHOLDS[options.strictness],
    isFloored: isFloored(standing, factors),
    changes: nearestChanges(factors, standing, own),
    byStrictness: Object.fromEntries(STRICTNESS.map((each) => [each, levelWith(each)])) as Record<Strictness, Severity>,
  };
}
