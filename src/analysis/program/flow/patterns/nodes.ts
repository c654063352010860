/** A pattern as a graph of what a matching engine does: consume a character, branch, look around, accept. */
import type { CharSet, NoParent, Alternation, Assertion, Concatenation, Element, Quantifier } from 'refa';
import type { Budget } from './budget.ts';

export type Alternatives = readonly NoParent<Concatenation>[];
type Part = NoParent<Element>;

/** An assertion about the one character before or after. */
export interface Look {
  readonly at: 'ahead' | 'behind';
  readonly negate: boolean;
  readonly characters: CharSet;
}

export type PatternNode =
  | { readonly type: 'character'; readonly characters: CharSet; readonly isBounded: boolean; readonly next: number }
  | { readonly type: 'branch'; readonly to: readonly number[] }
  /** Enters `body` or goes on with `next`; an iteration that consumed nothing ends here. */
  | { readonly type: 'loop'; body: number; readonly next: number }
  /** The end of an optional body that must have consumed something. */
  | { readonly type: 'consumed'; readonly loop: number; readonly next: number }
  | { readonly type: 'look'; readonly look: Look; readonly next: number }
  /** Goes on where an assertion of several characters may hold. */
  | { readonly type: 'assumed'; readonly next: number }
  | { readonly type: 'accept' }
  /** The end of an assertion: what it read is given back. */
  | { readonly type: 'end' };

export const ACCEPT = 0;
const END = 1;

/** More repetitions than this count as unlimited; fewer are written out. */
const MAX_COPIES = 12;

export class PatternNodes {
  readonly nodes: PatternNode[] = [{ type: 'accept' }, { type: 'end' }];
  readonly #budget: Budget;
  #boundedDepth = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** @returns the first node of alternatives that go on with the node `next` */
  addAlternatives(alternatives: Alternatives, next: number): number {
    const to = alternatives.map(({ elements }) =>
      elements.reduceRight((rest, part) => this.#addPart(part, rest), next),
    );
    return to.length === 1 ? to[0]! : this.#add({ type: 'branch', to });
  }

  #add(node: PatternNode): number {
    this.#budget.spend();
    return this.nodes.push(node) - 1;
  }

  #addPart(part: Part, next: number): number {
    switch (part.type) {
      case 'CharacterClass':
        return this.#add({ type: 'character', characters: part.characters, isBounded: this.#boundedDepth > 0, next });
      case 'Alternation':
        return this.addAlternatives((part as NoParent<Alternation>).alternatives, next);
      case 'Quantifier':
        return this.#addQuantifier(part, next);
      case 'Assertion':
        return this.#addAssertion(part, next);
      default:
        // A reference to a group: what it held is not followed.
        return next;
    }
  }

  #addQuantifier({ alternatives, min, max }: NoParent<Quantifier>, next: number): number {
    const isWrittenOut = max <= MAX_COPIES;
    let rest = next;
    if (!isWrittenOut) rest = this.#addLoop(alternatives, next, max !== Infinity);
    else for (let copy = min; copy < max; copy++) rest = this.#addOptional(alternatives, rest, next);
    for (let copy = 0; copy < Math.min(min, MAX_COPIES); copy++) rest = this.addAlternatives(alternatives, rest);
    return rest;
  }

  #addLoop(alternatives: Alternatives, next: number, isBounded: boolean): number {
    const loop = { type: 'loop' as const, body: 0, next };
    const id = this.#add(loop);
    if (isBounded) this.#boundedDepth++;
    loop.body = this.addAlternatives(alternatives, id);
    if (isBounded) this.#boundedDepth--;
    return id;
  }

  #addOptional(alternatives: Alternatives, rest: number, next: number): number {
    const loop = { type: 'loop' as const, body: 0, next };
    const id = this.#add(loop);
    loop.body = this.addAlternatives(alternatives, this.#add({ type: 'consumed', loop: id, next: rest }));
    return id;
  }

  #addAssertion({ kind, negate, alternatives }: NoParent<Assertion>, next: number): number {
    const characters = singleCharacters(alternatives);
    if (characters) return this.#add({ type: 'look', look: { at: kind, negate, characters }, next });
    if (kind === 'behind') return next;
    const body = this.addAlternatives(alternatives, END);
    return this.#add({ type: 'branch', to: [body, negate ? next : this.#add({ type: 'assumed', next })] });
  }
}

function singleCharacters(alternatives: Alternatives): CharSet | undefined {
  const [first, ...others] = alternatives.map(({ elements }) => (elements.length === 1 ? elements[0] : undefined));
  return first?.type === 'CharacterClass' && others.length === 0 ? first.characters : undefined;
}
