/**
 * Input from outside is followed through the fields of objects and classes, each by itself, and what it drives is a
 * step louder.
 */
import { checkLinks as check } from '../check.ts';

describe('inputs', () => {
  it('follows options through objects and fields', () => {
    check(`
import express from 'express';
const BAD = /^(a+)+$/;
interface Options { readonly items: string[]; readonly title: string; readonly by: { readonly name: string } }
function handle(options: Options) {
  BAD.test(options.items[0]!);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): handle > BAD.test
  BAD.test(options.title);
  BAD.test(options.by.name);
//^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): handle > BAD.test
}
function greet({ name, title }: { name: string; title: string }) {
  return BAD.test(name) && BAD.test(title);
  //     ^^^^^^^^^^^^^^ slow-regexp request (route): greet > BAD.test
}
function keep(options: { title: string }) { return BAD.test(options.title); }
//                                                 ^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): keep > BAD.test
const made = (body: { id: string }) => ({ id: body.id, kind: 'made' });
express().post('/a', (request, response) => {
  const { body, query: { by } } = request;
  handle({ items: body.items, title: 'constant', by: { name: by } });
  greet({ name: body.name, title: 'constant' });
  const defaults = { title: 'constant' };
  keep({ ...defaults, ...body });
  response.json(BAD.test(made(body).id) || BAD.test(made(body).kind));
  //            ^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): BAD.test
});
`);
  });

  it('follows a field of a class, and no other field', () => {
    check(`
import type { Context } from 'koa';
import Router from '@koa/router';
const BAD = /^(a+)+$/;
class Job {
  #payload = '';
  name = 'constant';
  constructor(readonly owner: string) {}
  take(data: string) {
    this.#payload = data;
    return this;
  }
  run() {
    return BAD.test(this.#payload) || BAD.test(this.name) || BAD.test(this.owner);
    //     ^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): job.take > BAD.test
  }
}
new Router().post('/jobs', async (ctx: Context) => {
  const job = new Job('constant');
  job.take(ctx.request.body.items.first);
  ctx.body = job.run();
});
`);
  });

  it('raise severity by one level', () => {
    const totals = (list: string) => `
import Big from 'big.js';
import express from 'express';
interface Position { readonly symbol: string; readonly values: Record<string, Big> }
const own = { dates: [] as string[], positions: [] as Position[] };
express().post('/totals', (request, response) => {
  const sums: Record<string, Big> = {};
  for (const date of ${list}.dates) {
    for (const position of ${list}.positions) {
      const value = position.values[date] ?? new Big(0);
      sums[date] = new Big(sums[date] ?? 0).plus(value).minus(new Big(0.01)).times(new Big(1.1)).div(new Big(3)).plus(new Big(4)).plus(new Big(5)).plus(new Big(6))
        .plus(new Big(7)).plus(new Big(8)).plus(new Big(9));
    }
  }
  response.json(sums);
});
`;
    const marked = (list: string, mark: string) =>
      totals(list).replace('.dates) {\n', `.dates) {\n//${'^'.repeat(26 + list.length)} ${mark}\n`);
    check(marked('own', 'info cpu-loop request? (route): loop > loop'), { levels: true });
    check(marked('request.body', 'cpu-loop request (route): loop > loop'), { levels: true });
  });
});
