/** Where brackets close: of expressions in markup, of types in comments. */

/**
 * @param start after the bracket that opens
 * @param pair the one that opens, and the one that closes
 * @returns the offset of the one that closes it; undefined where none does
 */
export function endOfBrackets(text: string, start: number, pair: '{}' | '()'): number | undefined {
  let open = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === pair[0]) open++;
    else if (text[at] === pair[1] && --open === 0) return at;
  }
  return undefined;
}
