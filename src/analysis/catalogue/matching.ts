/** Methods that match a pattern against a text, and patterns that may visit a character more than once. */

/** Which operand of `a.method(b)` is the text. */
const TEXT: Readonly<Record<string, 'receiver' | 'argument' | undefined>> = {
  test: 'argument',
  exec: 'argument',
  match: 'receiver',
  matchAll: 'receiver',
  replace: 'receiver',
  replaceAll: 'receiver',
  search: 'receiver',
  split: 'receiver',
};

export const textOf = (method: string): 'receiver' | 'argument' | undefined =>
  Object.hasOwn(TEXT, method) ? TEXT[method] : undefined;

/** Escaped characters and character classes, in which nothing is a repetition. */
const LITERAL = /\\.|\[(?:\\.|[^\]\\])*\]/g;
const UNBOUNDED = /[*+]|\{\d+,\}/g;

/** Unless each line is a start of its own, `^` makes a search try a single position. */
const STARTS_ONCE = /^\/\^.*\/[^m]*$/s;
const ENDS_REPEATING = /(?:[*+]|\{\d+,\})\??\)?\/\w*$/;

/**
 * Two unbounded repetitions may split a text in many ways, and a search retries one that must be followed by something.
 * Quick check that spares most patterns the full analysis.
 */
export function mayBacktrack(pattern: string): boolean {
  const plain = pattern.replace(LITERAL, 'x');
  const repetitions = plain.match(UNBOUNDED)?.length ?? 0;
  return repetitions > 1 || (repetitions === 1 && !STARTS_ONCE.test(plain) && !ENDS_REPEATING.test(plain));
}
