/** The files of snippets that the editor reads are made from `snippets/*.ts` and the table. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { glob } from 'tinyglobby';
import { OUTCOMES } from '../../src/analysis/advice/index.ts';
import { SNIPPET_FILES, SNIPPETS, snippetPrefix } from '../../src/protocol/snippets.ts';
import { expectGenerated } from '../support/generated.ts';
import { snippetBody, type Snippet } from './snippet-file.ts';
import { stripTypes } from './strip-types.ts';

const rows = Object.entries(SNIPPETS);

const sourceOf = (id: string) => readFile(`snippets/${id}.ts`, 'utf8');

describe('snippets', () => {
  it('have a row for each source', async () => {
    const sources = (await glob('snippets/*.ts')).map((file) => basename(file, '.ts'));
    assert.deepEqual(sources.sort(), rows.map(([id]) => id).sort());
  });

  it('exist if the adviser names them', () => {
    const named = Object.values(OUTCOMES).flatMap(({ snippets }) => snippets);
    assert.deepEqual(
      named.filter((id) => !(id in SNIPPETS)),
      [],
    );
  });

  for (const [id, { stops }] of rows) {
    it(`${id} has its placeholders`, async () => {
      const tabs = [
        ...snippetBody(await sourceOf(id), stops)
          .join('\n')
          .matchAll(/\$\{(\d+):/g),
      ].map(([, tab]) => Number(tab));
      assert.deepEqual(
        [...new Set(tabs)].sort((one, other) => one - other),
        stops.map((_, index) => index + 1),
      );
    });
  }

  for (const file of Object.keys(SNIPPET_FILES)) {
    const language = basename(file, '.json');
    const convert = language === 'javascript' ? stripTypes : (source: string) => source;
    it(`are in the file for ${language}`, () =>
      expectGenerated(file, async () => {
        const entries = rows.map(
          async ([id, { title, description, stops }]): Promise<[string, Snippet]> => [
            title,
            { prefix: snippetPrefix(id), body: snippetBody(convert(await sourceOf(id)).trimEnd(), stops), description },
          ],
        );
        return `${JSON.stringify(Object.fromEntries(await Promise.all(entries)), null, 2)}\n`;
      }));
  }
});
