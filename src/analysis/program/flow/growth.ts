/** How a cost grows with sizes that have no limit: its order, and the size at which a budget is spent. */
import { isNamedSize, typical, type Amount, type Term, type Unknown } from './amount.ts';
import { nestingOf } from './elements.ts';

export interface Growth {
  /** 2 is quadratic. */
  readonly order: number;
  /** The sizes that multiply in the part that grows fastest; one that counts twice appears twice. */
  readonly sizes: readonly Unknown[];
  readonly isExponential: boolean;
}

/** A size that may become as large as the data. */
export type IsUnbounded = (size: Unknown) => boolean;

/** Lists of the same name are not the same where one belongs to an element of the other. */
const keyOf = ({ text, of, in: sourceFile }: Unknown): string =>
  sourceFile ? `${text} ${nestingOf(sourceFile, of)}` : text;

/**
 * The sizes of a product that count. The parts of all elements together count as their elements: `orders × order.lines`
 * is the number of lines.
 */
function countedIn({ of }: Term, isUnbounded: IsUnbounded): readonly Unknown[] {
  const sizes = of.filter(isUnbounded);
  const wholes = sizes.filter(({ scale }) => scale !== 'part');
  const parts = sizes.filter(({ scale }) => scale === 'part');
  const distinct = [...new Set(parts.map(keyOf))];
  if (wholes.length === 0) return distinct.length > 1 ? parts.filter((part) => keyOf(part) !== distinct[0]) : parts;
  const kept = distinct.flatMap((key) => parts.filter((part) => keyOf(part) === key).slice(wholes.length));
  return [...wholes, ...kept];
}

export function growthOf(ns: Amount, isUnbounded: IsUnbounded = isNamedSize): Growth {
  let fastest: { readonly sizes: readonly Unknown[]; readonly weight: number } | undefined;
  for (const term of ns.terms) {
    if (term.factor <= 0) continue;
    const sizes = countedIn(term, isUnbounded);
    const weight = typical({ known: 0, terms: [term] });
    const isFaster =
      !fastest ||
      sizes.length > fastest.sizes.length ||
      (sizes.length === fastest.sizes.length && weight > fastest.weight);
    if (isFaster) fastest = { sizes, weight };
  }
  const sizes = fastest?.sizes ?? [];
  return { order: sizes.length, sizes, isExponential: sizes.some(({ exponential }) => exponential) };
}

/** Larger sizes than this are not realistic. */
const MAX_SIZE = 1e12;

/**
 * The size, of all that count, at which so many nanoseconds are spent.
 *
 * @returns undefined if no realistic size spends them
 */
export function sizeAt(ns: Amount, budget: number, isUnbounded: IsUnbounded = isNamedSize): number | undefined {
  const terms = ns.terms.map((term) => {
    const order = countedIn(term, isUnbounded).length;
    const bounded = term.of.filter((size) => !isUnbounded(size));
    return { order, factor: bounded.reduce((product, { typical: size }) => product * size, term.factor) };
  });
  const costAt = (size: number): number =>
    terms.reduce((sum, { order, factor }) => sum + factor * size ** order, ns.known);
  if (costAt(MAX_SIZE) < budget) return undefined;
  let [low, high] = [1, MAX_SIZE];
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if (costAt(middle) < budget) low = middle;
    else high = middle;
  }
  return high;
}
