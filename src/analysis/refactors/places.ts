/** What stands at a place: of a finding, or under the cursor. */
import type { Span } from '../findings.ts';
import type { Program } from '../engine/program/program.ts';
import type { ApiCall, FunctionNode } from '../engine/program/unit.ts';
import type { Spot } from './refactor.ts';

/** Does the outer stretch hold the inner one? */
export const holds = (outer: Span, inner: Span): boolean =>
  (outer[0] < inner[0] || (outer[0] === inner[0] && outer[1] <= inner[1])) && (outer[2] > inner[2] || (outer[2] === inner[2] && outer[3] >= inner[3]));

const isSame = (a: Span, b: Span): boolean => a.join() === b.join();

/** The call of an API that a finding ends in, where it stands at the finding itself; or the innermost one under the cursor. */
export function apiCallAt(program: Program, { file, span, finding }: Spot): ApiCall | undefined {
  const unit = program.unitAt(file);
  const last = finding?.chain.at(-1);
  if (!unit || (last && (last.file !== file || !isSame(last.span, span)))) return undefined;
  const calls = unit.nodes.flatMap(({ apiCalls }) => apiCalls);
  if (finding) return calls.find(({ call }) => isSame(call.span, span));
  return calls.filter(({ call }) => holds(call.span, span)).sort((a, b) => (holds(a.call.span, b.call.span) ? 1 : -1))[0];
}

/** The innermost function around a place, by what the file declares. */
export const functionsOf = (program: Program, { file }: Spot): readonly FunctionNode[] => program.unitAt(file)?.nodes ?? [];
