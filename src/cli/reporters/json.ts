/** For programs: the documented format. Positions are 1-based, columns in UTF-16 units. */
import type { Place } from '../../analysis/index.ts';
import { relativeTo } from '../paths.ts';
import type { Report, Reporter } from '../report.ts';

export const report: Reporter = ({ version, root, findings, offers, errors, summary }) => {
  const where = ({ file, span: [line, column] }: Place) => ({ file: relativeTo(root, file), line, column });
  const output = {
    version,
    findings: findings.map((finding) => {
      const {
        rule,
        severity,
        confidence,
        workload,
        context,
        message,
        entry,
        chain,
        causes = [],
        cost,
        score,
        factors = [],
        plain,
        isOpen,
        isOwnHarm,
        advice,
        ...place
      } = finding;
      return {
        rule,
        severity,
        confidence,
        workload,
        context,
        ...where(place),
        endLine: place.span[2],
        endColumn: place.span[3],
        message,
        entry: entry && { name: entry.name, kind: entry.kind, ...where(entry) },
        chain: chain.map((link) => ({ name: link.name, ...where(link), confidence: link.confidence })),
        ...(causes.length > 0 && { causes: causes.map((link) => ({ name: link.name, ...where(link) })) }),
        cost,
        ...(score !== undefined && { score: Math.round(score * 100) / 100 }),
        ...(factors.length > 0 && {
          factors: factors.map(({ at, ...factor }) => ({ ...factor, ...(at && { at: where(at) }) })),
        }),
        ...(plain && { plain }),
        ...(isOpen && { isOpen }),
        ...(isOwnHarm && { isOwnHarm }),
        advice,
        refactors: offers?.get(finding) ?? [],
      };
    }),
    errors: errors.map((error) => ({ ...where(error), message: error.message })),
    summary: pick(summary),
  };
  return `${JSON.stringify(output, null, 2)}\n`;
};

const pick = ({ files, lines, findings, milliseconds, cachedFiles, withoutRefactors }: Report['summary']) => ({
  files,
  lines,
  findings,
  milliseconds: Math.round(milliseconds),
  cachedFiles,
  ...(withoutRefactors > 0 && { withoutRefactors }),
});
