/** What an engine may do with a pattern, determined on the automaton of the pattern, within a budget of steps. */
import type * as Refa from 'refa';
import { doublings, type Repeated } from './ambiguity.ts';
import { Automaton } from './automaton.ts';
import { Budget, OverBudget } from './budget.ts';
import { degreeOf, exchanges, restarts, type Exchange } from './exchanges.ts';
import { canFail } from './failing.ts';
import { loopsOf, startsOf } from './loops.ts';
import type { Alternatives } from './nodes.ts';

/** How many paths there are through a text: a power of the repetitions, or twice as many for each. */
export interface Ambiguous {
  readonly degree: number;
  /** Characters for twice as many paths, where they double. */
  readonly period: number;
}

let refa: typeof Refa | undefined;

const MAX_STEPS = 12_000;
const MAX_NODES = 2_000;
/** If a loop cannot fail, other words are tried. */
const MAX_TRIES = 20;

/**
 * @returns the degree is infinite where the paths double; undefined where nothing is found within the budget, or the
 * pattern is not valid
 */
export function ambiguityOf(source: string, flags: string): Ambiguous | undefined {
  refa ??= require('refa') as typeof Refa;
  const found: Ambiguous[] = [];
  try {
    const parser = refa.JS.Parser.fromLiteral({ source, flags });
    const { expression } = parser.parse({ backreferences: 'unknown', maxNodes: MAX_NODES });
    for (const ambiguous of ambiguitiesIn(expression.alternatives, flags.includes('y'), new Budget(MAX_STEPS)))
      found.push(ambiguous);
  } catch (error) {
    const isExpected =
      error instanceof OverBudget || error instanceof SyntaxError || error instanceof refa.TooManyNodesError;
    if (!isExpected) throw error;
  }
  return found.sort((a, b) => b.degree - a.degree)[0];
}

/** The worst last; what is found before the budget is spent counts. */
function* ambiguitiesIn(alternatives: Alternatives, isSticky: boolean, budget: Budget): Generator<Ambiguous> {
  const { CharBase } = refa!;
  const automaton = new Automaton(alternatives, (sets) => new CharBase(sets), budget);
  const starts = startsOf(automaton);
  const loops = loopsOf(automaton);
  const fails = (found: Repeated) => starts.some((start) => canFail(automaton, start, found, budget));
  const doubling = firstOf(doublings(automaton, loops, budget), fails);
  if (doubling) return yield { degree: Infinity, period: periodOf(automaton, doubling) };
  const slow: Exchange[] = [];
  const isNew = ({ from, to }: Exchange) => !slow.some((other) => other.from === from && other.to === to);
  const again = isSticky ? [] : restarts(automaton, loops, budget);
  for (const [all, canBe] of [
    [again, (found: Exchange) => canFail(automaton, found.state, found, budget)],
    [exchanges(automaton, loops, budget), fails],
  ] as const) {
    for (const found of all) {
      if (!isNew(found) || !canBe(found)) continue;
      slow.push(found);
      yield { degree: degreeOf(slow), period: 0 };
    }
  }
}

function firstOf(all: Iterable<Repeated>, isMeant: (found: Repeated) => boolean): Repeated | undefined {
  let tries = 0;
  for (const found of all) {
    if (isMeant(found)) return found;
    if (++tries > MAX_TRIES) return undefined;
  }
  return undefined;
}

/** Enough repetitions for the paths to grow as they will. */
const ROUNDS = 12;

/** Counts the paths through a text that repeats a word. */
function periodOf(automaton: Automaton, { state, word }: Repeated): number {
  let paths = new Map([[state, 1]]);
  let before = 1;
  for (let round = 0; round < ROUNDS; round++) {
    before = sum(paths);
    for (const symbol of word) paths = pathCounts(automaton, paths, symbol);
  }
  return word.length / Math.log2(sum(paths) / before);
}

function pathCounts(automaton: Automaton, paths: ReadonlyMap<number, number>, symbol: number): Map<number, number> {
  const next = new Map<number, number>();
  for (const [state, count] of paths) {
    for (const { to, isAmbiguous } of automaton.steps(state, symbol))
      next.set(to, (next.get(to) ?? 0) + count * (isAmbiguous ? 2 : 1));
  }
  return next;
}

const sum = (paths: ReadonlyMap<number, number>): number => [...paths.values()].reduce((all, count) => all + count, 0);
