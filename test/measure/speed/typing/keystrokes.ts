/**
 * What stands on a line while a statement is typed and erased again, one keystroke after another, as an editor has it.
 */

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', "'": "'" };

/**
 * The editor closes brackets and quotes as they are opened, and the typist types over them.
 * @param statement without escapes
 * @returns the line after each keystroke; the last one is empty
 */
export function keystrokes(statement: string): string[] {
  const typed = Array.from(statement, (_, index) => closed(statement.slice(0, index + 1)));
  return [...typed, ...typed.slice(0, -1).reverse(), ''];
}

function closed(text: string): string {
  const open: string[] = [];
  for (const character of text) {
    const inQuotes = open.at(-1) === "'";
    if (character === open.at(-1)) open.pop();
    else if (!inQuotes && CLOSING[character] !== undefined) open.push(CLOSING[character]);
  }
  return text + open.reverse().join('');
}
