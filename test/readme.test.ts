/** The tables of the README say what the program does. */
import { expectGeneratedPart } from './support/generated.ts';
import { markdownTable } from './support/markdown.ts';
import { refactors, rules } from '../src/analysis/index.ts';
import { SETTINGS_SECTION } from '../src/protocol/server.ts';
import { SETTINGS, type SettingRow } from '../src/protocol/settings.ts';

/** By the name that stands in the marker `<!-- generated: NAME -->`; it ends at `<!-- end -->`. */
const TABLES: Readonly<Record<string, () => string>> = {
  rules: () =>
    markdownTable(
      ['Rule', 'What it says'],
      rules.map(({ id, docs }) => [`\`${id}\``, docs.what]),
    ),
  refactors: () =>
    markdownTable(
      ['Refactor', 'What it does', 'Answers'],
      refactors.map(({ id, title, rules: answered }) => [
        `\`${id}\``,
        title,
        answered === 'all' ? 'every rule' : answered.map((rule) => `\`${rule}\``).join(', '),
      ]),
    ),
  settings: () =>
    markdownTable(
      ['Setting', 'Default', 'What it does'],
      Object.entries<SettingRow>(SETTINGS).map(([key, row]) => [
        `\`${SETTINGS_SECTION}.${key}\``,
        `\`${JSON.stringify(row.default)}\``,
        row.description,
      ]),
    ),
};

describe('the README', () => {
  for (const [name, generate] of Object.entries(TABLES)) {
    it(`lists the ${name}`, () => expectGeneratedPart('README.md', name, generate));
  }
});
