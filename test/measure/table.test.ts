/** Tables line up in a terminal and are tables in Markdown. */
import { strictEqual } from 'node:assert';
import { RENDERERS } from './table.ts';

const TABLE = {
  title: 'Sizes',
  head: ['tool', 'wall'],
  rows: [
    ['a|b', '10 s'],
    ['long name', '1 s'],
  ],
};

describe('tables of measurements', () => {
  it('line up in a terminal', () =>
    strictEqual(RENDERERS.text(TABLE), 'Sizes\n\ntool       wall\na|b        10 s\nlong name   1 s\n'));

  it('are tables in Markdown, whatever the names', () =>
    strictEqual(
      RENDERERS.markdown(TABLE),
      '**Sizes**\n\n| tool | wall |\n| --- | ---: |\n| a\\|b | 10 s |\n| long name | 1 s |\n',
    ));
});
