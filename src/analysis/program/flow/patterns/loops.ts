/** The loops of an automaton: sets of states that lead to each other. */
import type { Automaton } from './automaton.ts';

export type Loop = ReadonlySet<number>;

/** @returns what is reached from the start of a text, or of a search in it, in Tarjan's order */
export function loopsOf(automaton: Automaton): readonly Loop[] {
  const loops: Loop[] = [];
  const order = new Map<number, number>();
  const stack: number[] = [];
  const isOpen = new Set<number>();

  const visit = (state: number): number => {
    const own = order.size;
    order.set(state, own);
    stack.push(state);
    isOpen.add(state);
    let low = own;
    for (const to of successors(automaton, state)) {
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (isOpen.has(to)) low = Math.min(low, order.get(to)!);
    }
    if (low === own) {
      const members = new Set(stack.splice(stack.indexOf(state)));
      for (const member of members) isOpen.delete(member);
      if (members.size > 1 || successors(automaton, state).has(state)) loops.push(members);
    }
    return low;
  };
  for (const start of startsOf(automaton)) if (!order.has(start)) visit(start);
  return loops;
}

/** At the start of the text, and after each character that looks behind tell apart. */
export const startsOf = (automaton: Automaton): readonly number[] => [
  automaton.start(),
  ...Array.from({ length: automaton.symbols }, (_, symbol) => automaton.start(automaton.known(symbol))),
];

function successors(automaton: Automaton, state: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let symbol = 0; symbol < automaton.symbols; symbol++)
    for (const { to } of automaton.steps(state, symbol)) found.add(to);
  return found;
}
