/** Numbers that are partly unknown: a sum of products of sizes that are only known at run time. */
import type { SourceFile } from '../graph/graph.ts';
import type { Expr } from '../../facts/expr.ts';

/** A size that the code does not show: `users.length`. */
export interface Unknown {
  /** As people write it; empty where there is no name for it. */
  readonly text: string;
  /** What it is the size of, in which file. */
  readonly of?: Expr;
  readonly in?: SourceFile;
  /** The value to assume where a figure is needed. */
  readonly typical: number;
  /** An upper limit: the actual size may be smaller. */
  readonly isLimit?: true;
  /** What grows with it doubles with each step, instead of growing in proportion. */
  readonly exponential?: true;
  /**
   * `part`: belongs to an element of a collection that is iterated as well, so that all parts together are as many as
   * there are elements. `few`: small by nature, whatever else grows: a line of text, the fields of a record.
   */
  readonly scale?: 'part' | 'few';
  /** A number that is counted up to: the width of something, the last row of a range. */
  readonly isNumber?: true;
  /** Of a file, a download or a message. */
  readonly isContent?: true;
}

export interface Term {
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
/** If there are more terms than this, those that grow fastest are kept. */
const MAX_TERMS = 6;
/** Factors of a product; further ones are left out. */
const MAX_FACTORS = 5;

export const known = (value: number): Amount => ({
  known: Number.isFinite(value) ? value : Number.MAX_VALUE,
  terms: [],
});
export const unknown = (of: Unknown): Amount => ({ known: 0, terms: [{ factor: 1, of: [of] }] });
export const isKnown = ({ terms }: Amount): boolean => terms.length === 0;

const sameProduct = (a: readonly Unknown[], b: readonly Unknown[]): boolean =>
  a.length === b.length && a.every((item, at) => item.text === b[at]!.text && item.in === b[at]!.in);

/** The part of a third size's digits that counts. */
const FURTHER = 0.25;

/** The assumed value of a product of unknown sizes: the first two count in full, further ones are usually small. */
function productOf(of: readonly Unknown[], sizeOf: (unknown: Unknown) => number = usual): number {
  return of
    .map(sizeOf)
    .sort((a, b) => b - a)
    .reduce((product, size, at) => product * (at < 2 ? size : Math.max(2, size ** FURTHER)), 1);
}

const usual = ({ typical: size }: Unknown): number => size;

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
  return filled.length <= MAX_TERMS
    ? filled
    : [...filled].sort((a, b) => orderOf(b) - orderOf(a) || weightOf(b) - weightOf(a)).slice(0, MAX_TERMS);
};

/** How many of its sizes may become large. */
const orderOf = ({ of }: Term): number => of.filter(isNamedSize).length;

/** Not what the text bounds, or what is small by nature. */
export const isNamedSize = ({ text, scale, isLimit }: Unknown): boolean => text !== '' && scale !== 'few' && !isLimit;

const weightOf = ({ factor, of }: Term): number => Math.abs(factor) * productOf(of);

export const scaled = (amount: Amount, by: number): Amount =>
  by === 1
    ? amount
    : { known: amount.known * by, terms: amount.terms.map(({ factor, of }) => ({ factor: factor * by, of })) };

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

/** The same as an upper limit. */
export const asLimit = ({ known: value, terms }: Amount): Amount => ({
  known: value,
  terms: terms.map(({ factor, of }) => ({ factor, of: of.map((size) => ({ ...size, isLimit: true })) })),
});

/** The assumed value of the whole, with the usual sizes or with others. */
export const typical = ({ known: value, terms }: Amount, sizeOf?: (unknown: Unknown) => number): number =>
  terms.reduce((sum, { factor, of }) => sum + factor * productOf(of, sizeOf), value);

/** The product of unknown sizes that matters most. */
export function leading({ terms }: Amount): readonly Unknown[] {
  const weight = ({ factor, of }: Term): number => factor * productOf(of);
  return (
    terms.reduce<Term | undefined>((most, term) => (!most || weight(term) > weight(most) ? term : most), undefined)
      ?.of ?? []
  );
}

/** The amount with other amounts in place of some sizes. */
export function substituted(amount: Amount, replace: (unknown: Unknown) => Amount | undefined): Amount {
  return amount.terms.reduce(
    (sum, { factor, of }) =>
      plus(
        sum,
        of.reduce((product, size) => {
          const other = replace(size);
          // What doubles with each step does so whatever the size is called.
          return times(
            product,
            !other
              ? unknown(size)
              : size.exponential && other.terms[0]?.of[0]
                ? unknown({ ...other.terms[0].of[0], exponential: true })
                : other,
          );
        }, known(factor)),
      ),
    known(amount.known),
  );
}

/** Less than nothing is the remainder of something: of a loop that began at a later index. */
export function minus(a: Amount, b: Amount): Amount {
  const difference = plus(a, scaled(b, -1));
  return typical(difference) > 0 || typical(a) <= 0 ? difference : scaled(a, 0.1);
}
