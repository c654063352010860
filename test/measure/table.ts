/** Tables for people: aligned in a terminal, Markdown in a document. */

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  /** The first column holds names, the others figures. */
  readonly rows: readonly (readonly string[])[];
}

export const RENDERERS = { text: toText, markdown: toMarkdown } as const;

function toMarkdown({ title, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    `**${title}**`,
    '',
    line(head),
    line(head.map((_, column) => (column === 0 ? '---' : '---:'))),
    ...rows.map(line),
    '',
  ].join('\n');
}

function toText({ title, head, rows }: Table): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ');
  return [title, '', ...lines.map(line), ''].join('\n');
}
