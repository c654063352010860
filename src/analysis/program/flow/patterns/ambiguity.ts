/** Where a pattern lets an engine try the same text along many paths: the texts that do so when they are repeated. */
import type { Automaton } from './automaton.ts';
import type { Budget } from './budget.ts';
import type { Loop } from './loops.ts';

type Word = readonly number[];
type States = readonly number[];

/** A text that is repeated, from the state that each repetition comes back to. */
export interface Repeated {
  readonly state: number;
  readonly word: Word;
}

/** States that read the same, and how they were reached. */
interface Visit {
  readonly states: States;
  readonly symbol: number;
  readonly from: Visit | undefined;
  /** One of the steps there can be made in several ways. */
  readonly isAmbiguous: boolean;
}

/** Two paths around a loop that read the same: each time around doubles the paths. */
export function* doublings(automaton: Automaton, loops: readonly Loop[], budget: Budget): Generator<Repeated> {
  for (const loop of loops) {
    const within = [loop, loop];
    const starts = [...loop].map((state) => [state, state]);
    for (const visit of walk(automaton, starts, within, budget)) {
      const [left, right] = visit.states as [number, number];
      const [before, after] = visit.from?.states ?? [];
      if (left !== right || (before === after && !visit.isAmbiguous)) continue;
      const [state] = originOf(visit).states as [number];
      const back = wordTo(automaton, [left], [state], [loop], budget);
      if (back) yield { state, word: [...wordOf(visit), ...back] };
    }
  }
}

/**
 * @param within where the states must stay, each in a loop of its own or anywhere
 * @returns the shortest word that some states read side by side on their paths to others
 */
export function wordTo(
  automaton: Automaton,
  from: States,
  to: States,
  within: readonly (Loop | undefined)[],
  budget: Budget,
): Word | undefined {
  const target = to.join();
  if (from.join() === target) return [];
  for (const visit of walk(automaton, [from], within, budget)) if (visit.states.join() === target) return wordOf(visit);
  return undefined;
}

/** Every step of states side by side, the nearest first; what was seen before is told, but not walked on from. */
function* walk(
  automaton: Automaton,
  starts: readonly States[],
  within: readonly (Loop | undefined)[],
  budget: Budget,
): Generator<Visit> {
  const queue: Visit[] = starts.map((states) => ({ states, symbol: -1, from: undefined, isAmbiguous: false }));
  const seen = new Set(queue.map(({ states }) => states.join()));
  for (const visit of queue) {
    for (let symbol = 0; symbol < automaton.symbols; symbol++) {
      for (const next of stepsOf(automaton, visit, symbol, within, budget)) {
        yield next;
        const key = next.states.join();
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push(next);
      }
    }
  }
}

/** All that states can make of a symbol side by side. */
function stepsOf(
  automaton: Automaton,
  from: Visit,
  symbol: number,
  within: readonly (Loop | undefined)[],
  budget: Budget,
): readonly Visit[] {
  let found: { states: number[]; isAmbiguous: boolean }[] = [{ states: [], isAmbiguous: false }];
  for (const [index, state] of from.states.entries()) {
    const steps = automaton.steps(state, symbol).filter(({ to }) => within[index]?.has(to) ?? true);
    found = found.flatMap(({ states, isAmbiguous }) =>
      steps.map((step) => ({ states: [...states, step.to], isAmbiguous: isAmbiguous || step.isAmbiguous })),
    );
    budget.spend(1 + found.length);
    if (found.length === 0) break;
  }
  return found.map((next) => ({ ...next, symbol, from }));
}

function originOf(visit: Visit): Visit {
  let at = visit;
  while (at.from) at = at.from;
  return at;
}

function wordOf(visit: Visit): Word {
  const word: number[] = [];
  for (let at: Visit = visit; at.from; at = at.from) word.push(at.symbol);
  return word.reverse();
}
