/** Findings and errors of the analysis as plain data of the API and of the JSON report. */
import type { FileError as AnalysisError, Finding as AnalysisFinding, Place } from '../analysis/index.ts';
import type { FileError, Finding, Position } from './types.ts';

/** How a file is named in a report. */
type NameOf = (file: string) => string;

const positionOf = ({ file, span: [line, column] }: Place, nameOf: NameOf): Position => ({
  file: nameOf(file),
  line,
  column,
});

export function plainFinding(finding: AnalysisFinding, nameOf: NameOf = (file) => file): Finding {
  const { rule, severity, confidence, workload, context, message, entry, chain, causes = [], cost, score } = finding;
  const { factors = [], plain, isOpen, isOwnHarm, advice, span } = finding;
  return {
    rule,
    severity,
    confidence,
    workload,
    context,
    ...positionOf(finding, nameOf),
    endLine: span[2],
    endColumn: span[3],
    message,
    ...(entry && {
      entry: {
        name: entry.name,
        kind: entry.kind,
        ...(entry.answers !== undefined && { answers: entry.answers }),
        ...positionOf(entry, nameOf),
      },
    }),
    chain: chain.map((link) => ({ name: link.name, ...positionOf(link, nameOf), confidence: link.confidence })),
    ...(causes.length > 0 && { causes: causes.map((link) => ({ name: link.name, ...positionOf(link, nameOf) })) }),
    ...(cost && { cost }),
    ...(score !== undefined && { score: Math.round(score * 100) / 100 }),
    ...(factors.length > 0 && {
      factors: factors.map(({ at, ...factor }) => ({ ...factor, ...(at && { at: positionOf(at, nameOf) }) })),
    }),
    ...(plain && { plain }),
    ...(isOpen && { isOpen }),
    ...(isOwnHarm && { isOwnHarm }),
    ...(advice && { advice }),
  };
}

export const plainError = (error: AnalysisError, nameOf: NameOf = (file) => file): FileError => ({
  ...positionOf(error, nameOf),
  message: error.message,
});

/** The order of a report. */
export function byPlace(one: AnalysisFinding, other: AnalysisFinding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.span[0] - other.span[0] || one.span[1] - other.span[1] || one.rule.localeCompare(other.rule);
}
