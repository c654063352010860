/** The tables of the README say what the program does. */
import { expectGenerated } from './support/generated.ts';
import { rules } from '../src/analysis/index.ts';
import { SETTINGS_SECTION } from '../src/protocol/server.ts';
import { SETTINGS, type SettingRow } from '../src/protocol/settings.ts';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** By the name that stands in the marker `<!-- generated: NAME -->`; it ends at `<!-- end -->`. */
const TABLES: Readonly<Record<string, () => string>> = {
  rules: () => table(['Rule', 'What it says'], rules.map(({ id, docs }) => [`\`${id}\``, docs.what])),
  settings: () => table(
    ['Setting', 'Default', 'What it does'],
    Object.entries<SettingRow>(SETTINGS).map(([key, row]) => [`\`${SETTINGS_SECTION}.${key}\``, `\`${JSON.stringify(row.default)}\``, row.description]),
  ),
};

describe('the README', () => {
  for (const [name, generate] of Object.entries(TABLES)) {
    it(`lists the ${name}`, () => expectGenerated('README.md', now => {
      const start = `<!-- generated: ${name} -->`;
      const from = now.indexOf(start);
      const to = now.indexOf('<!-- end -->', from);
      if (from < 0 || to < 0) throw new Error(`README.md has no ${start} … <!-- end -->.`);
      return `${now.slice(0, from)}${start}\n${generate()}\n${now.slice(to)}`;
    }));
  }
});
