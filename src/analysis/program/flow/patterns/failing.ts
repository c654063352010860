/** Whether a text that repeats a word can make the whole match fail: only then is every path tried. */
import type { Automaton } from './automaton.ts';
import type { Budget } from './budget.ts';
import type { Repeated } from './ambiguity.ts';

type States = ReadonlySet<number>;

/** Sets of states looked at for a path to the repeated word, and for an end after it. */
const MAX_SETS = 300;

/**
 * @param start the state of the attempt
 * @returns whether some text leads there, goes around and then fails; patterns too large to decide count as such
 */
export function canFail(automaton: Automaton, start: number, { state, word }: Repeated, budget: Budget): boolean {
  return reachable(automaton, new Set([start]), budget, (states) => {
    if (!states.has(state)) return false;
    const after = repeat(automaton, states, word, budget);
    return after !== undefined && reachable(automaton, after, budget, (end) => isDead(automaton, end));
  });
}

/** Does the attempt fail where the text ends? */
const isDead = (automaton: Automaton, states: States): boolean =>
  [...states].every((state) => !automaton.accepts(state, undefined));

/** Walks over sets of states that found no match yet. */
function reachable(
  automaton: Automaton,
  start: States,
  budget: Budget,
  isWanted: (states: States) => boolean,
): boolean {
  const queue = [start];
  const seen = new Set([keyOf(start)]);
  for (const states of queue) {
    if (isWanted(states)) return true;
    if (seen.size > MAX_SETS) return true;
    for (let symbol = 0; symbol < automaton.symbols; symbol++) {
      const next = read(automaton, states, symbol, budget);
      if (!next || seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      queue.push(next);
    }
  }
  return false;
}

/** @returns undefined where a match is found on the path */
function repeat(automaton: Automaton, start: States, word: readonly number[], budget: Budget): States | undefined {
  const seen = new Set<string>();
  let states: States | undefined = start;
  while (states && !seen.has(keyOf(states))) {
    seen.add(keyOf(states));
    for (const symbol of word) states &&= read(automaton, states, symbol, budget);
  }
  return states;
}

/** @returns undefined where a match is found before the symbol */
function read(automaton: Automaton, states: States, symbol: number, budget: Budget): States | undefined {
  const next = new Set<number>();
  for (const state of states) {
    budget.spend();
    if (automaton.accepts(state, symbol)) return undefined;
    for (const { to } of automaton.steps(state, symbol)) next.add(to);
  }
  return next;
}

const keyOf = (states: States): string => [...states].sort((a, b) => a - b).join();
