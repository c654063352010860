/** Awaits that could overlap, and the many that must not. */
import { check } from '../check.ts';

describe('sequential-await', () => {
  it('reports look-ups in a loop with independent iterations', () =>
    check(`
import axios from 'axios';
import { stat } from 'node:fs/promises';

export async function collected(urls: string[]) {
  const pages: Response[] = [];
  for (const url of urls) {
    const page = await fetch(url);
    //                 ^^^^^^^^^^ info sequential-await task: fetch
    pages.push(page);
  }
  return pages;
}
export async function spread(urls: string[]) {
  let all: unknown[] = [];
  for (let i = 0; i < urls.length; i++) {
    all = [...all, await axios.get(urls[i]!)];
    //                   ^^^^^^^^^^^^^^^^^^^ info sequential-await task: axios.get
  }
  return all;
}
export async function keyed(files: string[]) {
  const sizes: Record<string, number> = {};
  for await (const file of files) {
    try {
      sizes[file] = (await stat(file)).size;
      //                   ^^^^^^^^^^ info sequential-await task: promises.stat
    } catch { continue; }
  }
  return sizes;
}
export async function cases(kinds: string[]) {
  let total = 0;
  for (const kind of kinds) {
    switch (kind) {
      case 'a': total += (await fetch('https://a.example')).status; break;
      //                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ info sequential-await task: fetch
      default: break;
    }
  }
  return total;
}
`));

  it('reports them behind helpers, methods and packages of clients', () =>
    check(`
//- /clients.ts
import OpenAI from 'openai';
import { PrismaClient } from '@prisma/client';

export class Store extends PrismaClient {
  async owner(id: string) { return this.user.findFirst({ where: { id } }); }
}
export class Files {
  constructor(readonly api: OpenAI) {}
  async name(file: string) { this.api.setHeader('a', file); return this.api.baseURL.toLowerCase() + file; }
  async upload(file: string) { return this.api.files.create({ file }); }
}
//- /routes.ts
import express from 'express';
import { Files, Store } from './clients.ts';

const app = express();
const store = new Store();
app.post('/owners', async (req, res) => {
  const found = [];
  for (const id of req.body.ids) found.push(await store.owner(id));
  //                                              ^^^^^^^^^^^^^^^ sequential-await request (route): store.owner > user.findFirst
  res.json(found);
});
export async function uploads(files: Files, names: string[]) {
  const ids = new Map();
  for (const name of names) {
    await files.name(name);
    const file = await files.upload(name);
    //                 ^^^^^^^^^^^^^^^^^^ info sequential-await task: files.upload > files.create
    ids.set(name, file.id);
  }
  return ids;
}
`));

  it('ignores iterations that depend on the one before, or end with it', () =>
    check(`
export async function pages(url: string | undefined) {
  const found = [];
  while (url) { const page: any = await fetch(url); found.push(page); url = page.next; }
  return found;
}
export async function carried(ids: string[]) {
  let last = '';
  for (const id of ids) { const page = await fetch(id + last); last = page.statusText; }
}
export async function counted(ids: string[]) {
  let n = 0;
  for (const id of ids) { await fetch(\`\${id}?n=\${n}\`); n++; }
}
export async function first(urls: string[]) {
  for (const url of urls) { const page = await fetch(url); if (page.ok) return page; }
  return undefined;
}
export async function stops(urls: string[]) {
  for (const url of urls) { if (!(await fetch(url)).ok) break; }
}
export async function attempts() {
  for (let i = 0; i < 5; i++) { await fetch('https://a.example'); }
}
export async function asked(urls: string[]) {
  const seen = new Set();
  for (const url of urls) { if (seen.has(url)) continue; seen.add(url); await fetch(url); }
}
export class Session {
  token = '';
  async renew(urls: string[]) { for (const url of urls) this.token = (await fetch(url)).statusText; }
  //                                                                        ^^^^^^^^^^ info sequential-await task: fetch
  async one(url: string) { this.token = url; return fetch(url); }
  async all(urls: string[]) { for (const url of urls) await this.one(url); }
}
`));

  it('ignores an order, a pace or a transaction, and walks down a tree', () =>
    check(`
import { PrismaClient } from '@prisma/client';
import { readdir } from 'node:fs/promises';
import pLimit from 'p-limit';

const prisma = new PrismaClient();
const limit = pLimit(2);
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
export const sendOne = async (text: string) => fetch(text);
export async function sends(texts: string[]) { for (const text of texts) await sendOne(text); }
export async function paced(urls: string[]) { for (const url of urls) { await fetch(url); await sleep(100); } }
export async function limited(urls: string[]) { for (const url of urls) await limit(() => fetch(url)); }
export async function shown(urls: string[], bar: any) { for (const url of urls) { await fetch(url); bar.updateProgress(); } }
//                                                                                      ^^^^^^^^^^ info sequential-await task: fetch
export async function timed(urls: string[]) {
  for (const url of urls) { const start = performance.now(); await fetch(url); store(performance.now() - start); }
}
declare function store(ms: number): void;
export async function within(ids: string[]) {
  await prisma.$transaction(async (tx) => { for (const id of ids) await tx.user.update({ where: { id } }); });
}
export async function inChunks(chunks: string[][]) { for (const chunk of chunks) await prisma.user.createMany({ data: chunk }); }
export async function few() { for (const name of ['a', 'b']) await fetch(name); }
export async function walk(dir: string) { for (const name of await readdir(dir)) await walk(name); }
//                                                                                     ^^^^^^^^^^ info sequential-await task: walk > promises.readdir
export async function* stream(urls: string[]) { for (const url of urls) yield await fetch(url); }
export async function streamed(urls: AsyncIterable<string>) { for await (const url of urls) await fetch(url); }
export async function nothing(names: string[]) { for (const name of names) await inMemory(name); }
async function inMemory(name: string) { return name.length; }
`));

  it('reports independent look-ups in a row', () =>
    check(`
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();
export async function dashboard(id: string) {
  const user = await prisma.user.findFirst({ where: { id } });
  const orders = await prisma.order.findMany({ where: { user: id } });
  //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info sequential-await task: order.findMany
  return { user, orders };
}
export async function dependent(id: string) {
  const user = await prisma.user.findFirst({ where: { id } });
  const orders = await prisma.order.findMany({ where: { user: user!.id } });
  return orders;
}
export async function guarded(id: string) {
  const user = await prisma.user.findFirst({ where: { id } });
  if (!user) return [];
  const orders = await prisma.order.findMany({ where: { user: id } });
  return orders;
}
export async function withHelper(ids: string[]) {
  const find = async (id: string) => [...(await prisma.user.findMany({ where: { id } }))];
  const users = await find(ids[0]!);
  return [...users, ...(await find(users[0]!.id))];
}
export async function changes(id: string) {
  const user = await prisma.user.create({ data: { id } });
  const order = await prisma.order.create({ data: { user: id } });
  return [user, order];
}
`));

  it('reports calls known only by name if somebody waits for them', () =>
    check(`
import express from 'express';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();
const saveUser = async (id: string) => prisma.user.update({ where: { id } });
declare const api: { requestPage(id: string): Promise<string> };
const load = async (id: string) => { const text = await api.requestPage(id); return text.trim(); };
express().post('/users', async (req, res) => {
  for (const id of req.body.ids) await saveUser(id);
  //                                   ^^^^^^^^^^^^ sequential-await request (route): saveUser > user.update
  for (const id of req.body.ids) await load(id);
  //                                   ^^^^^^^^ info sequential-await request? (route): load > api.requestPage
  res.end();
});
export async function all(ids: string[]) {
  for (const id of ids) await saveUser(id);
  //                          ^^^^^^^^^^^^ info sequential-await task: saveUser > user.update
  for (const id of ids) await load(id);
  //                          ^^^^^^^^ info sequential-await task?: load > api.requestPage
}
export async function steps(ids: string[]) {
  for (const id of ids) {
    await prisma.user.update({ where: { id } });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info sequential-await task: user.update
    await prisma.order.deleteMany({ where: { id } });
  }
}
`));

  it('is reported at the start of an awaited chain', () =>
    check(`
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function all(ids: string[]) {
  const rows: unknown[] = [];
  for (const id of ids) {
    const row = await db('users')
    //                ^^^^^^^^^^^ info sequential-await task: where.first
      .where({ id })
      .first();
    rows.push(row);
  }
  return rows;
}
export async function both(id: string) {
  const user = await db('users')
    .where({ id })
    .first();
  const order = await db('orders')
  //                  ^^^^^^^^^^^^ info sequential-await task: where.first
    .where({ user: id })
    .first();
  return [user, order];
}
`));

  it('ignores iterations that share a transaction or alter one schema', () =>
    check(`
import { PrismaClient } from '@prisma/client';
import { transaction } from './database.ts';
const prisma = new PrismaClient();
class Fields {
  addColumn(name: string) { return prisma.field.create({ data: { name } }); }
  find(name: string) { return prisma.field.findFirst({ where: { name } }); }
}
export async function work(names: string[], fields: Fields) {
  await transaction(async () => { for (const name of names) await fields.find(name); });
  for (const name of names) await fields.addColumn(name);
  for (const name of names) await fields.find(name);
  //                              ^^^^^^^^^^^^^^^^^ info sequential-await task: fields.find > field.findFirst
}
`));

  it('reports commands that people wait for, and not start-up, tests and scripts', () =>
    check(`
//- /cli.ts bin
import { sizes } from './sizes.ts';
sizes(process.argv.slice(2));
//- /sizes.ts
import { stat } from 'node:fs/promises';
export async function sizes(files: string[]) {
  const found = [];
  for (const file of files) found.push((await stat(file)).size);
  //                                          ^^^^^^^^^^ info sequential-await script: sizes > promises.stat
  return found;
}
//- /scripts/release.ts
export async function release(urls: string[]) { for (const url of urls) await fetch(url); }
//- /src/cli.ts
import { createConnection } from 'vscode-languageserver/node';
import { look } from './look';
createConnection().onInitialize(async ({ folders }) => { await look(folders); return {}; });
//- /src/look.ts
import { stat } from 'node:fs/promises';
export async function look(folders: string[]) { for (const folder of folders) await stat(folder); }
//- /test/a.test.ts
export async function helper(urls: string[]) { for (const url of urls) await fetch(url); }
//- /start.ts
const urls = process.argv;
for (const url of urls) await fetch(url);
`));

  it('ignores iterations that set a field for their callees', () =>
    check(`
class Scanner {
  at = '';
  done = 0;
  async scanAll(urls: string[]) { for (const url of urls) { this.at = url; await this.scan(url); } }
  async countAll(urls: string[]) { for (const url of urls) { this.done++; await this.load(url); } }
  //                                                                            ^^^^^^^^^^^^^^ info sequential-await task: scanner.countAll > this.load > fetch
  async scan(url: string) { return fetch(url + this.at); }
  async load(url: string) { return fetch(url); }
}
export const scanner = new Scanner();
export const scans = async (urls: string[]) => { await scanner.scanAll(urls); await scanner.countAll(urls); };
`));

  it('does not treat the reason of a suppression as a comment about order', () =>
    check(`
export async function work(urls: string[]) {
  // workload-lint-disable-next-line sequential-await -- one after another, in order
  for (const url of urls) await fetch(url);
  // workload-lint-disable-next-line blocking-call -- one after another, in order
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unused-suppression
  for (const url of urls) await fetch(url);
  //                            ^^^^^^^^^^ info sequential-await task: fetch
}
`));

  it('ignores iterations that add to one list', () => {
    check(`
async function load(url: string, results: string[]) { results.push(await (await fetch(url)).text()); }
async function touch(url: string, options: object) { await fetch(url, options); }
export async function work(urls: string[], options: object) {
  const results: string[] = [];
  for (const url of urls) await load(url, results);
  for (const url of urls) await touch(url, options);
  //                            ^^^^^^^^^^^^^^^^^^^ info sequential-await task: touch > fetch
  return results;
}
`);
  });
});
