/** The code at a position: a finding, a function, or both, with what the analysis knows about it. */
import {
  adviceOf,
  adviseOnFinding,
  answersForFinding,
  covers,
  decide,
  functionAround,
  functionNamedAt,
  functionWithSignature,
  signaturesAround,
  reportOn,
  SEVERITIES,
  type Advice,
  type Finding,
  type FunctionReport,
  type KnownAnswers,
  type Program,
} from '../analysis/index.ts';
import { loadParser } from './extract/load-parser.ts';
import type { Project } from './project.ts';

/** 1-based line and column, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Subject {
  /** `within`: name of the enclosing function. */
  readonly finding?: {
    readonly finding: Finding;
    readonly known: KnownAnswers;
    readonly advice: Required<Advice>;
    /** It is about a comment, for which there are no approaches. */
    readonly isAboutComment?: true;
    readonly within?: string;
  };
  readonly report?: FunctionReport;
}

/**
 * @param file absolute path, with forward slashes
 * @param text of the file: if given, the whole line and the enclosing function count too
 * @returns undefined if nothing is known about the position
 */
export async function subjectAt(
  project: Pick<Project, 'findings' | 'inspect'>,
  file: string,
  at: Position,
  text?: string,
): Promise<Subject | undefined> {
  const signatures = text === undefined ? [] : signaturesAround(text, file, await loadParser(), at.line, at.column);
  const found = await project.inspect((program): Subject => {
    const findings = project
      .findings(file)
      .filter(({ severity }) => severity !== 'off')
      .sort(byLoudness);
    const named = functionNamedAt(program, file, at.line, at.column);
    const finding =
      findings.find(({ span }) => covers(span, at.line, at.column)) ??
      (text === undefined || named ? undefined : findings.find(({ span }) => span[0] === at.line));
    const node = named ?? functionWithSignature(program, file, signatures);
    return { ...(finding && adviceFor(program, finding)), ...(node && { report: reportOn(program, node) }) };
  });
  return found.finding || found.report ? found : undefined;
}

const byLoudness = (a: Finding, b: Finding): number => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);

function adviceFor(program: Program, finding: Finding): Required<Pick<Subject, 'finding'>> {
  const known = answersForFinding(program, finding);
  const advice = adviseOnFinding(program, finding);
  const within = functionAround(program, finding)?.facts.name;
  return {
    finding: {
      finding,
      ...(known && advice
        ? { known, advice }
        : { known: OF_COMMENT, advice: adviceOf(decide(OF_COMMENT)), isAboutComment: true }),
      ...(within !== undefined && { within }),
    },
  };
}

const OF_COMMENT: KnownAnswers = { 'who-waits': { answer: 'nobody', because: 'a comment holds up nobody' } };
