/** Loops that may take over from each other at any place of a text: each splits what they both read once more. */
import { wordTo, type Repeated } from './ambiguity.ts';
import type { Automaton } from './automaton.ts';
import type { Budget } from './budget.ts';
import type { Loop } from './loops.ts';

export interface Exchange extends Repeated {
  readonly from: Loop | undefined;
  readonly to: Loop;
}

/** A search is a loop before all others: it reaches a loop from each place that the loop covers. */
export function* restarts(automaton: Automaton, loops: readonly Loop[], budget: Budget): Generator<Exchange> {
  for (const to of loops) {
    for (const state of to) {
      if (automaton.states[state]!.isBounded) continue;
      const start = automaton.startAt(state);
      const word = wordTo(automaton, [start, state], [state, state], [undefined, to], budget);
      if (word) yield { from: undefined, to, state: start, word };
    }
  }
}

export function* exchanges(automaton: Automaton, loops: readonly Loop[], budget: Budget): Generator<Exchange> {
  for (const from of loops) {
    for (const to of loops) if (from !== to) yield* exchangesBetween(automaton, from, to, budget);
  }
}

function* exchangesBetween(automaton: Automaton, from: Loop, to: Loop, budget: Budget): Generator<Exchange> {
  const steps = [from, undefined, to];
  for (const state of from) {
    if (automaton.states[state]!.isBounded) continue;
    for (const other of to) {
      if (automaton.states[other]!.isBounded) continue;
      const word = wordTo(automaton, [state, state, other], [state, other, other], steps, budget);
      if (word) yield { from, to, state, word };
    }
  }
}

/**
 * @returns the power of the length of the text that the time grows with: one more than the longest row of loops that
 * take over from each other
 */
export function degreeOf(found: readonly Exchange[]): number {
  const longest = (loop: Loop | undefined, seen: readonly (Loop | undefined)[]): number =>
    Math.max(
      1,
      ...found
        .filter(({ from, to }) => from === loop && !seen.includes(to))
        .map(({ to }) => 1 + longest(to, [...seen, to])),
    );
  return Math.max(...found.map(({ from }) => longest(from, [from])));
}
