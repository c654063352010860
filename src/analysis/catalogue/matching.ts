/** Methods that match a pattern against a text, and patterns that may take more than one look at a character. */

/** What of `a.method(b)` is the text. */
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

/** Escaped signs and sets of characters: what looks like a repetition there is none. */
const LITERAL = /\\.|\[(?:\\.|[^\]\\])*\]/g;
const UNBOUNDED = /[*+]|\{\d+,\}/g;

/** Without a line of its own for each start, `^` lets a search try one place only. */
const STARTS_ONCE = /^\/\^.*\/[^m]*$/s;
const ENDS_REPEATING = /(?:[*+]|\{\d+,\})\??\)?\/\w*$/;

/**
 * A text may be split in many ways where two repetitions without end meet, and a search tries one again and again that
 * something must follow; this saves most patterns the closer look.
 */
export function mayBacktrack(pattern: string): boolean {
  const plain = pattern.replace(LITERAL, 'x');
  const repetitions = plain.match(UNBOUNDED)?.length ?? 0;
  return repetitions > 1 || (repetitions === 1 && !STARTS_ONCE.test(plain) && !ENDS_REPEATING.test(plain));
}
