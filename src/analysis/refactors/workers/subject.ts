/** Finds the function to move: the one under the cursor, or the one a finding leads to. */
import type { Span } from '../../findings.ts';
import type { Work } from '../../facts/work.ts';
import type { FunctionSymbol, Program } from '../../program/index.ts';
import { holds, isSame } from '../places.ts';
import type { Spot } from '../refactor.ts';

export function functionAt(program: Program, { file, span, finding }: Spot): FunctionSymbol | undefined {
  const sourceFile = program.unitAt(file);
  if (!sourceFile) return undefined;
  if (!finding) return sourceFile.nodes.find(({ facts }) => facts.kind !== 'module' && holds(facts.span, span));
  // If the finding is at a call that leads to the work, the called function is moved; otherwise the enclosing one.
  const entered = sourceFile.nodes
    .flatMap(({ out }) => out)
    .find((edge) => edge.kind === 'call' && isSame(edge.span, span));
  if (entered) return entered.to;
  const around = sourceFile.nodes.filter(
    ({ facts }) =>
      facts.calls.some((call) => isSame(call.span, span)) ||
      facts.polls?.some((poll) => isSame(poll.span, span)) ||
      hasLoop(facts.work, span),
  );
  return around.at(-1) ?? sourceFile.nodes.find(({ facts }) => isSame(facts.span, span));
}

const hasLoop = (work: Work | undefined, span: Span): boolean =>
  Boolean(
    work?.loops?.some((loop) => (typeof loop.at !== 'number' && isSame(loop.at, span)) || hasLoop(loop.work, span)),
  );

/** Only computation benefits from another thread. */
export const isWork = ({ finding }: Spot): boolean => finding === undefined || finding.workload === 'cpu';
