/** The entry points of a program, and what blocks each. */
import type { Program } from '../program/program.ts';
import { CONTEXTS, type Context, type EntryPoint, type Finding, type Place } from '../findings.ts';

export interface EntryPointReport extends EntryPoint {
  readonly context: Context;
  /** What blocks it, the most expensive first; none: it is free. */
  readonly findings: readonly Finding[];
}

/** Milliseconds that stand for a cost without a figure, so that what is known to be cheap comes after it. */
const UNKNOWN_COST = 1;

const keyOf = ({ file, span }: Place): string => `${file}:${span.join()}`;
const weightOf = ({ cost, severity }: Finding): number =>
  (cost?.milliseconds ?? UNKNOWN_COST) * (severity === 'hint' ? 0.01 : 1);
const totalOf = ({ findings }: EntryPointReport): number =>
  findings.reduce((sum, finding) => sum + weightOf(finding), 0);

/**
 * @param findings all of the program's
 * @returns by context, the most urgent first; in each, the entry points that cost the most first
 */
export function entryPointsOf(program: Program, findings: Iterable<Finding>): readonly EntryPointReport[] {
  const blocking = new Map<string, Finding[]>();
  for (const finding of findings) {
    // A hint in a helper names whoever reaches it first; the finding that stands at the call is its own.
    if (
      !finding.entry ||
      finding.severity === 'off' ||
      (finding.severity === 'hint' && finding.message.startsWith('Mind '))
    )
      continue;
    const key = keyOf(finding.entry);
    const known = blocking.get(key);
    if (known) known.push(finding);
    else blocking.set(key, [finding]);
  }
  const rank = ({ context }: EntryPointReport) => CONTEXTS.indexOf(context);
  return [...beginningsOf(program)]
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

interface Beginning extends EntryPoint {
  readonly context: Context;
}

function* beginningsOf(program: Program): Iterable<Beginning> {
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
