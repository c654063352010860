/** Finds the call that an expression or edge stands for; both come from the same code. */
import type { Span } from '../../findings.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { FunctionSymbol } from './graph.ts';
import { type Expr, isCall } from '../../facts/expr.ts';

/** Is the edge or call at this position? */
export const isAt = (span: Span, call: Pick<CallFacts, 'span'>): boolean =>
  span.every((position, index) => position === call.span[index]);

/** The function's call at this position. */
export const callAt = ({ facts }: FunctionSymbol, span: Span): CallFacts | undefined =>
  facts.calls.find((call) => isAt(span, call));

/** The function's call with this callee. */
export function callOf({ facts }: FunctionSymbol, callee: Expr): CallFacts | undefined {
  return facts.calls.find((call) => isSame(call.callee, callee));
}

/** The call that an expression stands for, by callee and first argument. */
export function callBehind({ facts }: FunctionSymbol, task: Expr): CallFacts | undefined {
  if (!isCall(task)) return undefined;
  const [, callee, [first = UNKNOWN]] = task;
  return facts.calls.find(
    (call) => call.kind === 'call' && isSame(call.callee, callee) && isSame(call.args[0]?.value ?? UNKNOWN, first),
  );
}

const UNKNOWN: Expr = ['?'];

/** Compares nested tuples; different ones usually differ early. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return (
    Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, index) => isSame(part, b[index]))
  );
}
