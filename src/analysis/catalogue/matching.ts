/** Methods that match a pattern against a text, and patterns that may take more than one look at a character. */

/** What of `a.method(b)` is the text. */
const TEXT: Readonly<Record<string, 'receiver' | 'argument' | undefined>> = {
  test: 'argument', exec: 'argument',
  match: 'receiver', matchAll: 'receiver', replace: 'receiver', replaceAll: 'receiver', search: 'receiver', split: 'receiver',
};

export const textOf = (method: string): 'receiver' | 'argument' | undefined => (Object.hasOwn(TEXT, method) ? TEXT[method] : undefined);

/** Without a repetition that has no end, no pattern is slow; escaped and listed signs count too: this only saves the closer look. */
export const repeats = (pattern: string): boolean => /[*+]|\{\d+,\}/.test(pattern);
