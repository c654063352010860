/** What the command is asked for. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const PARTS = ['tools', 'typing', 'opening'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  readonly folders: readonly string[];
  /** Lines of the workspaces, ascending; undefined: the folders as they are. */
  readonly sizes: readonly (number | undefined)[];
  readonly rounds: number;
  readonly parts: readonly Part[];
  readonly markdown: boolean;
}

/** @throws where they make no sense */
export function readOptions(args: readonly string[]): Options {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      lines: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string' },
      markdown: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new Error('Say which folders: npm run measure:speed -- FOLDER…');
  const parts = PARTS.filter((part) => values.only === undefined || values.only === part);
  if (parts.length === 0) throw new Error(`--only is one of ${PARTS.join(', ')}.`);
  const sizes = values.lines.map((text) => positive('--lines', text)).sort((a, b) => a - b);
  return {
    folders: positionals.map((folder) => resolve(folder)),
    parts,
    markdown: values.markdown,
    sizes: sizes.length > 0 ? sizes : [undefined],
    rounds: positive('--rounds', values.rounds),
  };
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${name} ${text}: it must be a whole number over 0.`);
  return number;
}
