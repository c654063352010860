/** One task per element, all at once: of collections that others make, and of those that are known. */
import { check } from '../check.ts';

describe('unbounded-concurrency', () => {
  it('reports a task for each element of external data', () =>
    check(`
import express from 'express';
import { execFile } from 'node:child_process';
import { open, readdir, readFile } from 'node:fs/promises';
import glob from 'fast-glob';

express().post('/pages', async (req, res) => {
  res.json(await Promise.all(req.body.urls.map(async (url: string) => (await fetch(url)).status)));
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (route): callback of map > fetch
});
export async function listed(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  return Promise.allSettled(names.map((name) => open(name)));
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of map > promises.open
}
export async function found() {
  const tasks: unknown[] = [];
  for (const file of await glob('**/*.png')) tasks.push(convert(file));
  await Promise.all(tasks);
  //    ^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: convert > child_process.execFile
}
async function convert(file: string) { return execFile('convert', [file]); }
export async function written(path: string) {
  const { urls } = JSON.parse(await readFile(path, 'utf8'));
  const pages = urls.map((url: string) => fetch(url));
  return Promise.all(pages);
  //     ^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of map > fetch
}
export async function added(path: string) {
  const { urls } = JSON.parse(await readFile(path, 'utf8'));
  const tasks: unknown[] = [fetch(path)];
  tasks.push(...urls.map((url: string) => fetch(url)));
  await Promise.all(tasks);
  //    ^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of map > fetch
}
`));

  it('ignores known lists, chunks, limiters, database pools, and what only computes', () =>
    check(`
import { PrismaClient } from '@prisma/client';
import { readdir, unlink } from 'node:fs/promises';
import pLimit from 'p-limit';

const prisma = new PrismaClient();
const limit = pLimit(4);
const SITES = ['a', 'b'];
export async function known() { return Promise.all(SITES.map((site) => fetch(site))); }
export async function given(urls: string[]) { return Promise.all(urls.map((url) => fetch(url))); }
export async function some(folder: string) {
  const names = await readdir(folder);
  for (let i = 0; i < names.length; i += 10) await Promise.all(names.slice(i, i + 10).map((name) => fetch(name)));
}
export async function limited(folder: string) {
  return Promise.all((await readdir(folder)).map((name) => limit(() => fetch(name))));
}
export async function stored(folder: string) {
  return Promise.all((await readdir(folder)).map((name) => prisma.file.create({ data: { name } })));
}
export async function computed(folder: string) {
  return Promise.all((await readdir(folder)).map(async (name) => name.toUpperCase()));
}
export async function removed(folder: string) {
  await Promise.all((await readdir(folder)).map((name) => unlink(name)));
}
export async function pair(a: string, b: string) { return Promise.all([fetch(a), fetch(b)]); }
`));

  it('makes files written from request data hints in libraries', () =>
    check(
      `
import { createServer } from 'node:http';
import { readdir, readFile, writeFile } from 'node:fs/promises';
createServer(async (req, res) => {
  await Promise.all(req.body.files.map(({ name, text }) => writeFile(name, text)));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (http server): callback of map > promises.writeFile
  const names = await readdir('a');
  res.end(String(await Promise.all(names.map((name) => readFile(name)))));
  //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (http server): callback of map > promises.readFile
});
`,
      { offers: 'modules', least: 'hint' },
    ));

  it('reports writes to a database and by unknown clients', () =>
    check(`
import express from 'express';
import { DataSource } from 'typeorm';
class User {}
const users = new DataSource({ type: 'postgres' }).getRepository(User);
const app = express();
app.put('/users', async (req, res) => {
  const chosen = await users.find();
  res.json(await Promise.all(chosen.map((user) => users.save({ ...user, role: req.body.role }))));
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request? (route): callback of map > getRepository.save
  await Promise.all(req.body.cards.map(async (card) => { await Cards.all.createOne(card); }));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request? (route): callback of map > Cards.all.createOne
});
app.get('/users', async (req, res) => {
  const page = await users.find({ skip: 20, take: 10 });
  await Promise.all(page.map((user) => users.save(user)));
  res.json(await Promise.all((await users.find()).map((user) => users.findOne(user))));
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request? (route): callback of map > getRepository.findOne
  res.json(await Promise.all(req.body.users.map((user) => users.findOne(user))));
});
app.post('/users', async (req, res) => {
  const chosen = await users.find();
  await Promise.all(chosen.map((user) => users.save(user, { transaction: req.transaction })));
  for (const user of chosen) await Promise.all(user.roles.map((role) => users.save(role)));
  await Promise.all(chosen.map(async (user) => Math.max(await user.age, 3)));
});
`));

  it('reports calls of unknown packages for each row of a query or file of a folder', () =>
    check(`
//- /files.ts
import { readdirSync } from 'node:fs';
const walk = (folder: string): string[] => readdirSync(folder).flatMap((name) => walk(name));
export const filesIn = (folder: string) => walk(folder);
//- /server.ts
import { readdir } from 'node:fs/promises';
import express from 'express';
import knex from 'knex';
import { Probe } from 'some-metrics';
import { render } from 'some-mail';
import { Pool } from 'some-pool';
import { filesIn } from './files.ts';
const pool = new Pool();
const db = knex({ client: 'pg' });
const durationOf = new Probe({ token: 'a' }).build({ pipe: 'durations' });
express().get('/views', async (req, res) => {
  const views = await db('views').select();
  res.json(await Promise.all(views.map((view) => durationOf({ id: view.id }))));
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request? (route): callback of map > durationOf
  await Promise.all(views.map(async (view) => render(view)));
  await Promise.all(views.map(async (view) => pool.queue(view)));
  await Promise.all(filesIn('views').map((name) => fetch(name)));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (route): callback of map > fetch
  //                ^^^^^^^^^^^^^^^^ request (route): filesIn > walk > fs.readdirSync
  await Promise.all(req.body.views.map((view) => durationOf({ id: view.id })));
  await Promise.all(views.slice(0, 10).map((view) => durationOf({ id: view.id })));
  await Promise.all((await readdir('views')).map((name) => durationOf({ name })));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request? (route): callback of map > durationOf
});
`));

  it('follows collections through destructured parameters and fields', () =>
    check(`
//- /server.ts
import express from 'express';
import { removeAll } from './remove.ts';
const app = express();
app.post('/remove', async (req, res) => { res.json(await removeAll({ team: 'a', urls: req.body.urls })); });
//- /remove.ts
import { readdir } from 'node:fs/promises';
export async function removeAll({ team, urls }: { team: string; urls?: string[] }) {
  return urls && removeEach(urls);
}
async function removeEach(urls: string[]) {
  return Promise.all(urls.map((url) => fetch(url, { method: 'DELETE' })));
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (route): removeAll > removeEach > callback of map > fetch
}
export class Folder {
  names: string[] = [];
  async load(path: string) { this.names = await readdir(path); }
  async upload() {
    await Promise.all(this.names.map((name) => fetch(name, { method: 'PUT' })));
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of map > fetch
  }
}
`));

  it('reports tasks that are not awaited', () =>
    check(`
import express from 'express';
import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
const app = express();
app.post('/hooks', async (req, res) => {
  const hooks = await Hook.list.getAll();
  hooks.forEach((hook) => call(hook, req.body));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (route): callback of forEach > call > fetch
  for (const hook of hooks) call(hook, req.body).catch(console.error);
  //                        ^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (route): call > fetch
  for (const hook of hooks) await call(hook, req.body);
  //                              ^^^^^^^^^^^^^^^^^^^^ sequential-await request (route): call > fetch
  hooks.forEach((hook) => console.log(hook));
  hooks.map(async (hook) => { await call(hook, req.body); });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (route): callback of map > call > fetch
  hooks.forEach((hook) => { cache.save(hook); });
  ['a', 'b'].forEach((name) => call(name, req.body));
  const tasks = [];
  readdirSync('hooks').forEach((name) => tasks.push(call(name, req.body)));
//^^^^^^^^^^^^^^^^^^^^ request (route): fs.readdirSync
  await Promise.all(tasks);
  //    ^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (route): call > fetch
  hooks.forEach(async (hook) => { await hook.delete(hook.id); });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request? (route): callback of forEach > hook.delete
  hooks.forEach(async (hook) => { hook.parts.forEach((part) => { tell(part); }); });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request? (route): callback of forEach > callback of forEach > tell > Mails.all.sendOne
  hooks.forEach(async (hook) => { await limiter.run(() => tell(hook)); });
});
const tell = async (part) => { await Mails.all.sendOne(part); };
const call = async (hook, body) => fetch(hook.url, { method: 'POST', body });
export async function left(folder) { return mkdir(folder); }
`));

  it('follows collections through helpers', () =>
    check(`
//- /server.ts
import express from 'express';
import { importAll, importPage } from './import.ts';
const app = express();
app.post('/import', async (req, res) => {
  await importAll(req.body.urls);
  await importPage(req.body.urls.slice(0, 10));
});
//- /import.ts
export async function importAll(urls: string[]) {
  const wanted = urls.filter((url) => url.startsWith('https:'));
  return Promise.all(wanted.map((url) => fetch(url)));
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request (route): importAll > callback of map > fetch
}
export async function importPage(urls: string[]) { return Promise.all(urls.map((url) => fetch(url))); }
//- /api/helpers/boards/import-one.js
module.exports = {
  async fn(inputs) {
    await Promise.all(inputs.board.cards.map(async (card) => Card.qm.createOne(card)));
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency request? (sails): callback of map > Card.qm.createOne
  },
};
`));

  it('reports tasks that libraries start, and one for each line of a file', () =>
    check(`
import async from 'async';
import Bluebird from 'bluebird';
import { execFile } from 'node:child_process';
import { createReadStream, readFile } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
const run = promisify(execFile);
const read = promisify(readFile);
export async function all(folder) {
  const names = await readdir(folder);
  await Promise.all(names.map((name) => run('convert', [name])));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of map > child_process.execFile
  await Promise.all(names.map((name) => read(name)));
  await Promise.all(Array.from(names, (name) => fetch(name)));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of from > fetch
  await async.each(names, async (name) => { await fetch(name); });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of each > fetch
  await async.eachLimit(names, 4, async (name) => { await fetch(name); });
  await Bluebird.map(names, (name) => fetch(name));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of map > fetch
  await Bluebird.map(names, (name) => fetch(name), { concurrency: 3 });
  createInterface({ input: createReadStream(folder) }).on('line', (line) => { fetch(line); });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info unbounded-concurrency task: callback of on > fetch
  createInterface({ input: createReadStream(folder) }).on('close', () => { fetch(folder); });
}
`));
});
