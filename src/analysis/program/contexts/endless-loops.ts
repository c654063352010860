/** Functions that go on for as long as the program does: an awaited loop without an end that works in each turn. */
import { waitOf } from '../../catalogue/waits.ts';
import { isAt } from '../graph/find-calls.ts';
import type { EntryPoint, FunctionSymbol } from '../graph/graph.ts';

export const ENDLESS_LOOP: EntryPoint = { context: 'task', kind: 'endless loop' };

/** Where it may leave the loop, it does more than pause before it looks again. */
export function goesOn(node: FunctionSymbol): boolean {
  const { goesOn: turn, calls } = node.facts;
  if (!turn) return false;
  return turn.length === 0 || turn.some((index) => !isPause(node, calls[index]!.span));
}

function isPause(node: FunctionSymbol, span: FunctionSymbol['facts']['span']): boolean {
  const reached = node.out.filter((edge) => isAt(edge.span, { span }));
  const apis = node.apiCalls.filter(({ call }) => isAt(span, call));
  return (
    reached.some(({ to }) => to.facts.delays === true) ||
    apis.some(({ module, path }) => waitOf(module, path) === 'timer')
  );
}
