/**
 * Cases of a refactor in a text file: `=== name`, the code before, then `--- after` with the code after, or `---
 * refused: reason`.
 */

export interface Case {
  readonly name: string;
  /** `a.ts`, or what stands in brackets after the name: `=== name [a.js]`. */
  readonly path: string;
  /** `$0` marks the cursor; without it the first finding is taken. */
  readonly before: string;
  readonly after?: string;
  readonly reason?: string;
  /** May be applied without being looked at: `--- after, safe`. */
  readonly safe?: true;
}

export function parseCases(text: string): Case[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      const { name, path } = /^(?<name>.*?)(?: \[(?<path>[\w./]+)\])?$/.exec(head)!.groups as {
        name: string;
        path?: string;
      };
      const at = lines.findIndex((line) => line.startsWith('--- '));
      const before = `${(at === -1 ? lines : lines.slice(0, at)).join('\n').trimEnd()}\n`;
      const common = { name, path: path ?? 'a.ts', before };
      if (at === -1) return common;
      const verdict = lines[at]!;
      if (verdict.startsWith('--- refused: ')) return { ...common, reason: verdict.slice('--- refused: '.length) };
      return {
        ...common,
        after: `${lines
          .slice(at + 1)
          .join('\n')
          .trimEnd()}\n`,
        ...(verdict === '--- after, safe' && { safe: true as const }),
      };
    });
}

export function printCases(cases: readonly Case[]): string {
  return `${cases.map(({ name, path, before, after, reason, safe }) => `=== ${name}${path === 'a.ts' ? '' : ` [${path}]`}\n${before}${reason === undefined ? `--- after${safe ? ', safe' : ''}\n${after ?? ''}` : `--- refused: ${reason}\n`}`).join('\n')}`;
}
