/** Runs the rules over a program and applies what the code and the settings say about their findings. */
import { withoutPrefix } from './catalogue/node/specifiers.ts';
import { finish, type Cached, type Program, type SourceFile, type Steps } from './program/index.ts';
import type { Finding } from './findings.ts';
import { rules, type ProgramRule, type Rule } from './rules/index.ts';
import { DEFAULT_CPU_BUDGET, type JudgeOptions, type RuleOptions } from './options.ts';
import { suppress } from './suppressions.ts';

/**
 * @returns the findings by file, each file's in the order of its lines; those whose context is harmless have severity
 * `off`; suppressed ones are left out
 */
export function judge(program: Program, options: JudgeOptions): Map<string, Finding[]> {
  return finish(judging(program, options));
}

/** As `judge`, in steps: until the last, the program must stay as it is. */
export function* judging(program: Program, options: JudgeOptions): Steps<Map<string, Finding[]>> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of yield* allFindings(program, options)) {
    const list = byFile.get(finding.file);
    if (list) list.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  for (const sourceFile of program.sourceFiles) {
    if (sourceFile.facts.directives.length && !sourceFile.isDependency)
      byFile.set(sourceFile.path, suppress(sourceFile, byFile.get(sourceFile.path) ?? [], options));
  }
  for (const list of byFile.values()) list.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  return byFile;
}

/** All findings of the rules, with what comments suppress. */
export const everyFinding = (program: Program, options: JudgeOptions): readonly Finding[] =>
  finish(allFindings(program, options));

/** What the rules said of a program. */
interface Judged {
  /** Valid for one program only: another one has other files. */
  readonly era: number;
  readonly found: Map<SourceFile | ProgramRule, Cached<readonly Finding[]>>;
}

/** By options: findings are kept until something that they depend on changes. */
const judged = new WeakMap<Program, WeakMap<JudgeOptions, Judged>>();

/** One rule or one file per step. */
function* allFindings(program: Program, options: JudgeOptions): Steps<readonly Finding[]> {
  const active = rules
    .filter(({ id }) => options.rules[id] !== 'off')
    .map((rule) => [rule, optionsOf(rule.id, options)] as const);
  const { found } = judgedBefore(program, options);
  const all: (readonly Finding[])[] = [];
  for (const [rule, own] of active) {
    if (!isProgramRule(rule)) continue;
    all.push(knownOr(found, rule, program, () => [...rule.check(program, own)]));
    yield;
  }
  const ofFiles = active.flatMap(([rule, own]) => (isProgramRule(rule) ? [] : [[rule, own] as const]));
  for (const sourceFile of program.sourceFiles) {
    if (sourceFile.isDependency) continue;
    const ofFile = knownOr(found, sourceFile, program, () =>
      ofFiles.flatMap(([rule, own]) => [...rule.checkFile(sourceFile, program, own)]),
    );
    all.push(ofFile);
    yield;
  }
  return all.flat();
}

function judgedBefore(program: Program, options: JudgeOptions): Judged {
  let byOptions = judged.get(program);
  if (!byOptions) judged.set(program, (byOptions = new WeakMap()));
  let known = byOptions.get(options);
  if (known?.era !== program.era) byOptions.set(options, (known = { era: program.era, found: new Map() }));
  return known;
}

function knownOr(
  found: Judged['found'],
  of: SourceFile | ProgramRule,
  program: Program,
  find: () => readonly Finding[],
): readonly Finding[] {
  const known = program.dependencies.cached(found.get(of));
  if (known) return known.value;
  program.forgetInputs();
  const kept = program.dependencies.track(find);
  found.set(of, kept);
  return kept.value;
}

const isProgramRule = (rule: Rule): rule is ProgramRule => 'check' in rule;

/** The settings of one rule. */
export function optionsOf(
  id: string,
  { rules: severities, contexts, nonBlocking, cpuBudget = DEFAULT_CPU_BUDGET, strictness }: JudgeOptions,
): RuleOptions {
  const severity = severities[id];
  return {
    contexts,
    nonBlocking: new Set(nonBlocking.map(withoutPrefix)),
    cpuBudget,
    ...(severity && { severity }),
    ...(strictness && { strictness }),
  };
}
