/** The rule `cpu-loop` on tables: what the code writes out is no larger than that, what it fills by key may be. */
import assert from 'node:assert/strict';
import { filesIn, findingsOf } from '../small-project.ts';
import type { Finding } from '../../../src/analysis/index.ts';

const loops = (source: string): Finding[] =>
  [...findingsOf(filesIn(source)).values()]
    .flat()
    .filter(({ rule, severity }) => rule === 'cpu-loop' && severity !== 'off' && severity !== 'hint');

describe('cpu-loop, over tables', () => {
  it('treats an object that is filled by key as a table, also in a field', () => {
    const file = (fill: string) => `
export class Board {
  cards: any = { a: 1, b: 2 };
  constructor() { document.addEventListener('change', () => this.check()); }
  put(card: { id: string }) { ${fill} }
  check() {
    for (const card of Object.values(this.cards))
      if (Object.values(this.cards).some((other) => other.parent.name.long === card.name)) card.mark();
  }
}
`;
    assert.equal(loops(file('this.cards[card.id] = card;'))[0]?.cost?.grows, 'this.cards²');
    assert.deepEqual(loops(file('this.cards.a = card;')), []);
  });

  it('knows how many values a field has, unless something adds to them', () => {
    const file = (more: string) => `
import { createServer } from 'node:http';
class Feed {
  codes: string[] = ['USD', 'EUR', 'GBP'];
  add(code: string) { ${more} }
  known(asked: string[]) { return asked.filter((code) => this.codes.includes(code)); }
}
const feed = new Feed();
createServer(async (req, res) => { res.end(feed.known(await (await fetch(req.url)).json()).join()); });
`;
    assert.deepEqual(loops(file('')), []);
    assert.equal(loops(file('this.codes.push(code);')).length, 1, 'it would be told of a longer list');
  });

  it('knows the tables of other files', () => {
    const files = (used: string) => `
//- /app.ts
import express from 'express';
import { KINDS } from './tables.ts';
express().post('/', (req, res) => { res.json(req.body.rows.filter((row) => !${used}.includes(row.kind))); });
//- /tables.ts
export * from './kinds.ts';
//- /kinds.ts
const OLD = [{ id: 'p' }, { id: 'q' }];
export const KINDS = [...OLD, { id: 'r' }];
`;
    assert.deepEqual(loops(files('KINDS')), []);
    assert.equal(loops(files('req.body.kinds')).length, 1, 'it would be told of another list');
  });
});
