/** The README is what a store shows: what this is, how to start, and tables that say what the program does. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { expectGeneratedPart } from './support/generated.ts';
import { markdownTable } from './support/markdown.ts';
import { refactors, rules } from '../src/analysis/index.ts';
import { SETTINGS_SECTION } from '../src/protocol/server.ts';
import { SETTINGS, type SettingRow } from '../src/protocol/settings.ts';

/** Address of the page of a rule, from the root. */
const pageOf = (rule: string): string => `docs/rules/${rule}.md`;

/** By the name that stands in the marker `<!-- generated: NAME -->`; it ends at `<!-- end -->`. */
const TABLES: Readonly<Record<string, () => string>> = {
  rules: () =>
    markdownTable(
      ['Rule', 'What it says'],
      rules.map(({ id, docs }) => [`[\`${id}\`](${pageOf(id)})`, docs.what]),
    ),
  refactors: () =>
    markdownTable(
      ['Refactor', 'What it does', 'Answers'],
      refactors.map(({ id, title, rules: answered }) => [
        `\`${id}\``,
        title,
        answered === 'all' ? 'every rule' : answered.map((rule) => `\`${rule}\``).join(', ') || 'the cursor',
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

/** Where each table stands. */
const FILES: Readonly<Record<string, string>> = {
  rules: 'README.md',
  refactors: 'docs/refactors.md',
  settings: 'README.md',
};

/** The sections of the page: who looks for more than these finds them in `docs/`. */
const SECTIONS = ['Start', 'Fix', 'Measure', 'Learn', 'Command line', 'Levels', 'Rules', 'Settings', 'More', 'License'];

describe('the README', () => {
  for (const [name, generate] of Object.entries(TABLES)) {
    it(`lists the ${name}`, () => expectGeneratedPart(FILES[name]!, name, generate));
  }

  it('works as a page of a store', async () => {
    const text = await readFile('README.md', 'utf8');
    assert.deepEqual(
      [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
      SECTIONS,
    );
    const pictures = [...text.matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)];
    assert.deepEqual(
      pictures.map(([, , file]) => file),
      ['media/problems.png', 'media/light-bulb.png'],
    );
  });
});
