/** Numbers that are partly unknown: a sum of products of sizes that only the run time knows. */

/** A size that nobody can tell from the text: `users.length`. */
export interface Unknown {
  /** As people write it; empty where there is no name for it. */
  readonly text: string;
  /** The parameter of the function that was asked about. */
  readonly param?: number;
  /** What is believed of it where a figure is needed. */
  readonly typical: number;
  /** What grows with it doubles with each step, instead of growing in proportion. */
  readonly exponential?: true;
  /** The content of a file, a download or a message: bytes. */
  readonly content?: true;
}

interface Term {
  readonly factor: number;
  /** In the order of their texts. */
  readonly of: readonly Unknown[];
}

export interface Amount {
  readonly known: number;
  readonly terms: readonly Term[];
}

export const NONE: Amount = { known: 0, terms: [] };
export const ONE: Amount = { known: 1, terms: [] };
/** More terms than this are told by the largest. */
const MAX_TERMS = 6;
/** A product of more sizes than this is nobody's loop. */
const MAX_FACTORS = 5;

export const known = (value: number): Amount => ({ known: Number.isFinite(value) ? value : Number.MAX_VALUE, terms: [] });
export const unknown = (of: Unknown): Amount => ({ known: 0, terms: [{ factor: 1, of: [of] }] });
export const isKnown = ({ terms }: Amount): boolean => terms.length === 0;

const sameProduct = (a: readonly Unknown[], b: readonly Unknown[]): boolean =>
  a.length === b.length && a.every((item, at) => item.text === b[at]!.text && item.param === b[at]!.param);

/** The part of a third size's digits that counts. */
const FURTHER = 0.25;

/** What a product of unknown sizes is believed to be: the first two in full, further ones are more often small than not. */
function typicalOf(of: readonly Unknown[]): number {
  return of.reduce((product, { typical }, at) => product * (at < 2 ? typical : Math.max(2, typical ** FURTHER)), 1);
}

export function plus(a: Amount, b: Amount): Amount {
  if (b.terms.length === 0) return b.known === 0 ? a : { known: a.known + b.known, terms: a.terms };
  const terms = [...a.terms];
  for (const term of b.terms) {
    const at = terms.findIndex((own) => sameProduct(own.of, term.of));
    if (at < 0) terms.push(term);
    else terms[at] = { factor: terms[at]!.factor + term.factor, of: term.of };
  }
  return { known: a.known + b.known, terms: limited(terms) };
}

const limited = (terms: readonly Term[]): readonly Term[] => {
  const filled = terms.filter(({ factor }) => factor !== 0);
  return filled.length <= MAX_TERMS ? filled
    : [...filled].sort((a, b) => Math.abs(b.factor) * typicalOf(b.of) - Math.abs(a.factor) * typicalOf(a.of)).slice(0, MAX_TERMS);
};

export const scaled = (amount: Amount, by: number): Amount => (by === 1 ? amount
  : { known: amount.known * by, terms: amount.terms.map(({ factor, of }) => ({ factor: factor * by, of })) });

export function times(a: Amount, b: Amount): Amount {
  if (isKnown(b)) return scaled(a, b.known);
  if (isKnown(a)) return scaled(b, a.known);
  let sum: Amount = plus(scaled({ known: 0, terms: b.terms }, a.known), scaled({ known: 0, terms: a.terms }, b.known));
  sum = { known: a.known * b.known, terms: sum.terms };
  for (const left of a.terms) {
    for (const right of b.terms) {
      const of = [...left.of, ...right.of].sort((x, y) => (x.text < y.text ? -1 : 1)).slice(0, MAX_FACTORS);
      sum = plus(sum, { known: 0, terms: [{ factor: left.factor * right.factor, of }] });
    }
  }
  return sum;
}

/** What the whole is believed to be. */
export const typical = ({ known: value, terms }: Amount): number => terms.reduce((sum, { factor, of }) => sum + factor * typicalOf(of), value);

/** The product of unknown sizes that matters most. */
export function leading({ terms }: Amount): readonly Unknown[] {
  const weight = ({ factor, of }: Term): number => factor * typicalOf(of);
  return terms.reduce<Term | undefined>((most, term) => (!most || weight(term) > weight(most) ? term : most), undefined)?.of ?? [];
}

/** Less than nothing is a part of what was there: the rest of a loop that began further on. */
export function minus(a: Amount, b: Amount): Amount {
  const difference = plus(a, scaled(b, -1));
  return typical(difference) > 0 || typical(a) <= 0 ? difference : scaled(a, 0.1);
}
