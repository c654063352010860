/** Writes texts of the analyzed code into Markdown: none of them can become a link, a command or a new line. */
import { printable } from '../project/printable.ts';

/** As running text. */
export function escaped(text: string): string {
  return printable(text).replaceAll(/[\\`*_{}[\]<>#|!~]/g, '\\$&');
}

/** As code: between more backticks than it has in a row. */
export function code(text: string): string {
  const shown = printable(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  if (longest === 0) return `\`${shown}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}

/** As the target of a link. */
export function target(uri: string): string {
  return printable(uri).replaceAll(/[()\\<> ]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
