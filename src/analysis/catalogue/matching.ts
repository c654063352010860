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

/**
 * Only where two repetitions without end meet a text may be split in many ways; this saves most patterns the closer
 * look.
 */
export const mayBacktrack = (pattern: string): boolean =>
  (pattern.replace(LITERAL, 'x').match(UNBOUNDED)?.length ?? 0) > 1;
