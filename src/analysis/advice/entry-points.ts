/** Lists the entry points of a program and what blocks each of them. */
import type { Program } from '../program/index.ts';
import { CONTEXTS, type Context, type EntryPoint, type Finding, type Place } from '../findings.ts';

export interface EntryPointReport extends EntryPoint {
  readonly context: Context;
  /** What blocks it, most expensive first; empty if nothing does. */
  readonly findings: readonly Finding[];
}

/** Ranks a cost without a figure (in milliseconds) above costs known to be small. */
const UNKNOWN_COST = 1;

const keyOf = ({ file, span }: Place): string => `${file}:${span.join()}`;
const weightOf = ({ cost, severity }: Finding): number =>
  (cost?.milliseconds ?? UNKNOWN_COST) * (severity === 'hint' ? 0.01 : 1);
const totalOf = ({ findings }: EntryPointReport): number =>
  findings.reduce((sum, finding) => sum + weightOf(finding), 0);

/**
 * @param findings all findings of the program
 * @returns most urgent context first; within a context, the most expensive entry point first
 */
export function entryPointsOf(program: Program, findings: Iterable<Finding>): readonly EntryPointReport[] {
  const blocking = new Map<string, Finding[]>();
  for (const finding of findings) {
    // A hint inside a helper only points at one caller; the finding at that caller's call counts.
    if (!finding.entry || finding.severity === 'off' || (finding.severity === 'hint' && finding.inHelper)) continue;
    const key = keyOf(finding.entry);
    const known = blocking.get(key);
    if (known) known.push(finding);
    else blocking.set(key, [finding]);
  }
  const rank = ({ context }: EntryPointReport) => CONTEXTS.indexOf(context);
  return [...entryPointSymbolsOf(program)]
    .map(
      (entry): EntryPointReport => ({
        ...entry,
        findings: (blocking.get(keyOf(entry)) ?? []).sort((a, b) => weightOf(b) - weightOf(a)),
      }),
    )
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        totalOf(b) - totalOf(a) ||
        (a.file < b.file ? -1 : a.file > b.file ? 1 : a.span[0] - b.span[0]),
    );
}

interface EntryPointSymbol extends EntryPoint {
  readonly context: Context;
}

function* entryPointSymbolsOf(program: Program): Iterable<EntryPointSymbol> {
  for (const sourceFile of program.sourceFiles) {
    if (sourceFile.isDependency || sourceFile.role === 'test') continue;
    for (const node of sourceFile.nodes) {
      const entryPoint = program.contexts.beginsAt(node);
      if (entryPoint)
        yield {
          name: node.facts.name,
          kind: entryPoint.kind,
          context: entryPoint.context,
          file: sourceFile.path,
          span: node.facts.span,
        };
    }
  }
}
