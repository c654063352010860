/** Sizes that the code does not show: their assumed values, and their names. */
import {
  baseOf,
  bindingIndexOf,
  collectionOf,
  type Expr,
  globalNameOf,
  isGlobal,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';
import type { SourceFile } from '../graph/graph.ts';
import { unknown, type Amount, type Unknown } from './amount.ts';
import { isOfElement } from './elements.ts';

/** The assumed size of a collection or number. */
export const TYPICAL_SIZE = 100;
/** Of a list that each element of another has: a few tags, the lines of an order. */
const TYPICAL_PART = 8;
/** The assumed number of iterations of a loop that ends when something happens. */
const TYPICAL_TURNS = 8;
/** Bytes of a file: most are settings and sources. */
export const TYPICAL_FILE = 10_000;
/** Bytes of a file or message that is handled as a whole: a photograph, a small archive. */
export const CONTENT: Amount = unknown({ text: 'size of the content', typical: 8_000_000 });
/** The assumed value of a logarithm. */
export const TYPICAL_LOG = 7;

/** The name of what is made for one call: small, as far as anybody says. */
export const UNTOLD = 'argument';

/** A size that the text only has a word for. */
export const sizeByName = (name: string): Amount =>
  unknown({
    text: name,
    typical: name === '' ? TYPICAL_TURNS : TYPICAL_SIZE,
    ...(name === UNTOLD && { scale: 'few' }),
  });

export const sizeNobodyKnows = (sourceFile: SourceFile, expr: Expr): Amount => {
  const isPart = isOfElement(sourceFile, expr);
  return unknown({
    text: textOf(sourceFile, expr),
    typical: isPart ? TYPICAL_PART : TYPICAL_SIZE,
    of: expr,
    in: sourceFile,
    ...(isPart && { scale: 'part' }),
  });
};

export const fewOf = ({ known: value, terms }: Amount): Amount => ({
  known: value,
  terms: terms.map(({ factor, of }) => ({
    factor,
    of: of.map((size) => (size.isContent ? size : { ...size, scale: 'few' })),
  })),
});

export const asNumber = ({ known: value, terms }: Amount): Amount => ({
  known: value,
  terms: terms.map(({ factor, of }) => ({ factor, of: of.map((size) => ({ ...size, isNumber: true })) })),
});

export const isOfParts = ({ terms }: Amount): boolean =>
  terms.some(({ of }) => of.some(({ scale }) => scale === 'part'));

/** What is a part inside the function that returns it is a whole for its caller. */
export const asWhole = ({ scale, ...size }: Unknown): Unknown =>
  scale === 'part' ? { ...size, typical: TYPICAL_SIZE } : { ...size, ...(scale && { scale }) };

/** A reference as people write it. */
function textOf(sourceFile: SourceFile, expr: Expr): string {
  switch (expr[0]) {
    case 'var':
      return sourceFile.facts.bindings[bindingIndexOf(expr)]?.name ?? '';
    case 'global':
      return globalNameOf(expr);
    case 'this':
      return 'this';
    case 'prop': {
      const base = textOf(sourceFile, objectOf(expr));
      return base ? `${base}.${propertyOf(expr)}` : propertyOf(expr);
    }
    case 'elem':
      return textOf(sourceFile, collectionOf(expr));
    case 'call': {
      const [, callee, [first]] = expr;
      return isGlobal(callee) && first ? textOf(sourceFile, first) : `${textOf(sourceFile, callee)}()`;
    }
    case 'await':
    case 'as':
      return textOf(sourceFile, baseOf(expr));
    default:
      return '';
  }
}
