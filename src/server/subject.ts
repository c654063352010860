/** What stands at a position: a finding, a function, or both, and what the code says of it. */
import { readFile } from 'node:fs/promises';
import {
  adviseOnFinding, answersForFinding, functionNamedAt, functionWithHead, headsAround, reportOn, SEVERITIES,
  type Advice, type Finding, type FunctionReport, type KnownAnswers, type Program, type Span,
} from '../analysis/index.ts';
import { loadParser } from '../project/index.ts';
import type { At } from '../protocol/advice.ts';
import type { ServerContext } from './context.ts';
import { fileOfUri } from './file-uri.ts';
import type { Session } from './session.ts';

export interface Subject {
  readonly finding?: { readonly finding: Finding; readonly known: KnownAnswers; readonly advice: Required<Advice> };
  readonly report?: FunctionReport;
}

/**
 * @param around take the function around the position where nothing is named there
 * @returns undefined where there is nothing to say
 */
export async function subjectAt(context: ServerContext, at: At, { around }: { readonly around: boolean }): Promise<Subject | undefined> {
  const place = placeOf(context, at);
  if (!place) return undefined;
  const { session, file } = place;
  const heads = around ? await headsAt(context, file, at) : [];
  const found = await session.inspect((program): Subject => {
    const finding = findingAt(session.findings(file), at);
    const node = functionNamedAt(program, file, at.line, at.column) ?? functionWithHead(program, file, heads);
    return { ...(finding && adviceFor(program, finding)), ...(node && { report: reportOn(program, node) }) };
  });
  return found.finding || found.report ? found : undefined;
}

export function placeOf({ folders }: ServerContext, { uri }: At): { readonly session: Session; readonly file: string } | undefined {
  const file = fileOfUri(uri);
  const session = file === undefined ? undefined : folders.around(file)?.session;
  return file !== undefined && session ? { session, file } : undefined;
}

async function headsAt({ documents }: ServerContext, file: string, { line, column }: At): Promise<readonly Span[]> {
  const text = documents.get(file)?.getText() ?? await readFile(file, 'utf8').catch(() => undefined);
  // A file that cannot be read has no functions.
  return text === undefined ? [] : headsAround(text, file, await loadParser(), line, column);
}

/** The loudest that covers the position; one of the line where none does is not meant. */
export function findingAt(findings: readonly Finding[], { line, column }: Pick<At, 'line' | 'column'>): Finding | undefined {
  const covers = ([startLine, startColumn, endLine, endColumn]: Span) => (
    (line > startLine || (line === startLine && column >= startColumn)) && (line < endLine || (line === endLine && column <= endColumn)));
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return findings.filter(({ span, severity }) => severity !== 'off' && covers(span)).sort((a, b) => rank(b) - rank(a))[0];
}

function adviceFor(program: Program, finding: Finding): Pick<Subject, 'finding'> {
  const known = answersForFinding(program, finding);
  const advice = adviseOnFinding(program, finding);
  return known && advice ? { finding: { finding, known, advice } } : {};
}
