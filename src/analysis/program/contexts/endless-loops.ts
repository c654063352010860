/** Functions that go on for as long as the program does: an awaited endless loop that works in each iteration. */
import { waitOf } from '../../catalogue/waits.ts';
import { isAt } from '../graph/find-calls.ts';
import type { EntryPoint, FunctionSymbol } from '../graph/graph.ts';

export const ENDLESS_LOOP: EntryPoint = { context: 'task', kind: 'endless loop' };

/** Loops that may exit do more than pause before the next check. */
export function goesOn(node: FunctionSymbol): boolean {
  const { goesOn: awaited, calls } = node.facts;
  if (!awaited) return false;
  return awaited.length === 0 || awaited.some((index) => !isPause(node, calls[index]!.span));
}

function isPause(node: FunctionSymbol, span: FunctionSymbol['facts']['span']): boolean {
  const reached = node.out.filter((edge) => isAt(edge.span, { span }));
  const apis = node.apiCalls.filter(({ call }) => isAt(span, call));
  return (
    reached.some(({ to }) => to.facts.delays === true) ||
    apis.some(({ module, path }) => waitOf(module, path) === 'timer')
  );
}
