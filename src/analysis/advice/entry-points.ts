/** Lists the entry points of a program and what blocks each of them. */
import { shownEntryOf, type Program } from '../program/index.ts';
import { CONTEXTS, SEVERITIES, type Context, type EntryPoint, type Finding, type Place } from '../findings.ts';

export interface EntryPointReport extends EntryPoint {
  readonly context: Context;
  /** What blocks it, the loudest first, then the most expensive; empty if nothing does. */
  readonly findings: readonly Finding[];
}

/** Ranks a cost without a figure (in milliseconds) above costs known to be small. */
const UNKNOWN_COST = 1;

const keyOf = ({ file, span }: Place): string => `${file}:${span.join()}`;
const levelOf = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
const costOf = ({ cost }: Finding): number => cost?.milliseconds ?? UNKNOWN_COST;
const loudestOf = ({ findings: [first] }: EntryPointReport): number => (first ? levelOf(first) : 0);
const totalOf = ({ findings }: EntryPointReport): number => findings.reduce((sum, finding) => sum + costOf(finding), 0);

/**
 * @param findings all findings of the program
 * @returns most urgent context first; within a context, the loudest and most expensive entry point first
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
        findings: (blocking.get(keyOf(entry)) ?? []).sort((a, b) => levelOf(b) - levelOf(a) || costOf(b) - costOf(a)),
      }),
    )
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        loudestOf(b) - loudestOf(a) ||
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
      if (entryPoint) yield { ...shownEntryOf(node, entryPoint), context: entryPoint.context };
    }
  }
}
