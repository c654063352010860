/** The steps of a matching engine over a pattern: from each consumed character to the next, by every path there is. */
import type { CharBase, CharSet } from 'refa';
import type { Budget } from './budget.ts';
import { ACCEPT, PatternNodes, type Alternatives, type Look, type PatternNode } from './nodes.ts';

/** Symbols stand for characters that the pattern does not tell apart; before the text and after it there is none. */
const NONE = -1;

export interface Step {
  readonly to: number;
  /** More than one path leads there: each is tried. */
  readonly isAmbiguous: boolean;
}

/** Where the engine stands: after a character of the pattern, and what it may know of that character. */
interface State {
  /** Where it goes on. */
  readonly node: number;
  readonly before: number;
  readonly isBounded: boolean;
}

interface Transition {
  /** The node of a character, or the accepting one. */
  readonly node: number;
  readonly looks: readonly Look[];
  /** An assertion on the path is only assumed to hold. */
  readonly isAssumed: boolean;
}

/** A transition that is being followed. */
interface OpenTransition extends Omit<Transition, 'node'> {
  /** Loops whose iteration has consumed nothing yet. */
  readonly entered: readonly number[];
}

/** More states than this are not looked at. */
const MAX_STATES = 600;

export class Automaton {
  readonly states: State[] = [];
  readonly symbols: number;
  readonly #nodes: readonly PatternNode[];
  readonly #base: CharBase;
  readonly #budget: Budget;
  readonly #first: number;
  readonly #members = new Map<CharSet, ReadonlySet<number>>();
  readonly #behind: readonly CharSet[];
  readonly #transitions = new Map<number, readonly Transition[]>();
  readonly #ids = new Map<string, number>();
  readonly #steps: (readonly Step[] | undefined)[][] = [];

  constructor(alternatives: Alternatives, baseOf: (sets: readonly CharSet[]) => CharBase, budget: Budget) {
    this.#budget = budget;
    const graph = new PatternNodes(budget);
    this.#first = graph.addAlternatives(alternatives, ACCEPT);
    this.#nodes = graph.nodes;
    const sets = graph.nodes.flatMap((node) =>
      node.type === 'character' ? [node.characters] : node.type === 'look' ? [node.look.characters] : [],
    );
    // Whatever the pattern does not name is a symbol, too.
    const [any] = sets;
    const all = any ? [...sets, any.union(any.negate())] : [];
    this.#base = baseOf(all);
    this.symbols = this.#base.sets.length;
    for (const set of sets) this.#members.set(set, new Set(this.#base.split(set)));
    this.#behind = graph.nodes.flatMap((node) =>
      node.type === 'look' && node.look.at === 'behind' ? [node.look.characters] : [],
    );
  }

  /** @returns the state before the first character, at the start of the text or after a symbol */
  start(symbol = NONE): number {
    return this.#idOf({ node: this.#first, before: symbol, isBounded: false });
  }

  /** @returns the state of an attempt that starts where another one stands */
  startAt(state: number): number {
    return this.start(this.states[state]!.before);
  }

  steps(state: number, symbol: number): readonly Step[] {
    const known = this.#steps[state]![symbol];
    if (known) return known;
    const { node, before } = this.states[state]!;
    const found = new Map<number, boolean>();
    for (const transition of this.#transitionsFrom(node)) {
      this.#budget.spend();
      const to = this.#nodes[transition.node]!;
      if (
        to.type !== 'character' ||
        !this.#has(to.characters, symbol) ||
        !this.#holds(transition.looks, before, symbol)
      )
        continue;
      const id = this.#idOf({ node: to.next, before: this.known(symbol), isBounded: to.isBounded }, transition.node);
      found.set(id, found.has(id));
    }
    const steps = [...found].map(([to, isAmbiguous]) => ({ to, isAmbiguous }));
    this.#steps[state]![symbol] = steps;
    return steps;
  }

  /** Does the engine find a match here, where `symbol` comes next? */
  accepts(state: number, symbol: number | undefined): boolean {
    const { node, before } = this.states[state]!;
    return this.#transitionsFrom(node).some(
      (transition) =>
        transition.node === ACCEPT && !transition.isAssumed && this.#holds(transition.looks, before, symbol ?? NONE),
    );
  }

  #has = (set: CharSet, symbol: number): boolean => this.#members.get(set)!.has(symbol);

  #holds(looks: readonly Look[], before: number, after: number): boolean {
    return looks.every(
      ({ at, negate, characters }) => this.#has(characters, at === 'ahead' ? after : before) !== negate,
    );
  }

  /** Of the character before only what a look behind asks: one symbol stands for all that answer alike. */
  known(symbol: number): number {
    if (this.#behind.length === 0) return 0;
    const answers = (other: number) => this.#behind.map((set) => this.#has(set, other)).join();
    const own = answers(symbol);
    for (let other = 0; other < symbol; other++) if (answers(other) === own) return other;
    return symbol;
  }

  /** @param at the character it stands after: two that go on alike are two states all the same */
  #idOf(state: State, at = NONE): number {
    const key = `${at}:${state.node}:${state.before}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.states.push(state) - 1;
    this.#ids.set(key, id);
    this.#steps[id] = [];
    this.#budget.spend(id < MAX_STATES ? 1 : Infinity);
    return id;
  }

  #transitionsFrom(node: number): readonly Transition[] {
    let transitions = this.#transitions.get(node);
    if (!transitions) {
      const found: Transition[] = [];
      this.#follow(node, { entered: [], looks: [], isAssumed: false }, found);
      this.#transitions.set(node, (transitions = found));
    }
    return transitions;
  }

  #follow(id: number, transition: OpenTransition, found: Transition[]): void {
    this.#budget.spend();
    const { entered, looks, isAssumed } = transition;
    const node = this.#nodes[id]!;
    switch (node.type) {
      case 'accept':
      case 'character':
        found.push({ node: id, looks, isAssumed });
        return;
      case 'end':
        return;
      case 'branch':
        for (const to of node.to) this.#follow(to, transition, found);
        return;
      case 'assumed':
        this.#follow(node.next, { ...transition, isAssumed: true }, found);
        return;
      case 'look':
        this.#follow(node.next, { ...transition, looks: [...looks, node.look] }, found);
        return;
      case 'consumed':
        if (!entered.includes(node.loop)) this.#follow(node.next, transition, found);
        return;
      case 'loop':
        if (entered.includes(id)) return;
        this.#follow(node.body, { ...transition, entered: [...entered, id] }, found);
        this.#follow(node.next, transition, found);
    }
  }
}
