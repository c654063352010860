/**
 * Makes texts of the analyzed code safe to print: a file name or a property may hold commands for a terminal, line
 * breaks, or characters that turn the direction of what follows.
 */

/** Control characters, line separators, and marks that change the direction of text. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text with unsafe characters as JavaScript writes them: `\n`, `\u001b`. */
export function printable(text: string): string {
  return text.replace(
    UNSAFE,
    (character) => NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Plain data with all strings in it printable; what has none in it stays the same object. */
export function printableData<T>(data: T): T {
  if (typeof data === 'string') return printable(data) as T;
  if (typeof data !== 'object' || data === null) return data;
  if (data instanceof Map) return data;
  if (Array.isArray(data)) {
    const items: unknown[] = data.map(printableData);
    return items.every((item, index) => item === data[index]) ? data : (items as T);
  }
  const entries = Object.entries(data).map(([key, value]) => [key, value, printableData(value)] as const);
  return entries.every(([, before, after]) => before === after)
    ? data
    : (Object.fromEntries(entries.map(([key, , after]) => [key, after])) as T);
}

/**
 * A path at the beginning of a line. GitHub runs a line that begins with `::` as a command, also in the middle of other
 * output.
 */
export function leading(path: string): string {
  return path.startsWith('::') || path.startsWith('##[') ? `./${path}` : path;
}
