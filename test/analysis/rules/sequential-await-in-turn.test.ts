/** Waits that must stay one after another or need not overlap: by what was noted, in a transaction, over soon. */
import { check } from '../check.ts';

describe('sequential-await with an order or a pace', () => {
  it('ignores loops that record progress after their waits', () =>
    check(`
import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
express().post('/notify', async (req, res) => {
  const told = new Set();
  for (const id of req.body.ids) {
    if (told.has(id)) continue;
    const user = await prisma.user.findUnique({ where: { id } });
    if (user) { await prisma.notice.create({ data: { id } }); told.add(id); }
  }
  const names = new Map();
  for (const id of req.body.ids) {
    if (names.has(id)) continue;
    const user = await prisma.user.findUnique({ where: { id } });
    names.set(id, user.name);
  }
  const members = await prisma.member.findMany();
  const asked = new Set();
  for (const member of members) {
    if (asked.has(member.id)) continue;
    await prisma.notice.create({ data: { id: member.id } });
    asked.add(member.id);
  }
});
`));

  it('reports reads, even if a failure ends the loop or results are collected in order', () =>
    check(`
import express from 'express';
import { readFile } from 'node:fs/promises';
let reads = 0;
async function readPart(name) { reads++; return readFile(name, 'utf8'); }
express().post('/parts', async (req, res) => {
  let page = req.body.page;
  for (const name of req.body.names) {
    const text = await readPart(name);
    //                 ^^^^^^^^^^^^^^ sequential-await request (route): readPart > promises.readFile
    page = page.replace(name, text);
  }
  res.json(page);
});
`));

  it('reports what overlaps although each iteration awaits something else that only looks or computes', () =>
    check(`
import express from 'express';
import { render } from 'mail-templates';
import { findOwner } from './owners';
express().post('/mails', async (req, res) => {
  for (const address of req.body.addresses) {
    const text = await render('welcome');
    await fetch('https://mail.example/' + address, { method: 'POST', body: text });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sequential-await request (route): fetch
  }
  for (const name of req.body.names) {
    const owner = await findOwner(req.body.owner);
    if (owner) await fetch('https://mail.example/' + name);
    //               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sequential-await request (route): fetch
  }
});
`));

  it('reports what overlaps because each call makes a connection of its own', () =>
    check(`
import express from 'express';
import { Client } from 'ssh2';
function clean(host) {
  return new Promise((resolve) => {
    const client = new Client();
    client.once('ready', () => client.exec('rm -rf /tmp/old', resolve));
    client.connect({ host });
  });
}
express().post('/clean', async (req, res) => {
  for (const host of req.body.hosts) await clean(host);
  //                                       ^^^^^^^^^^^ sequential-await request (route): clean > callback of Promise > Client.once
});
`));

  it('reports what overlaps although a refused element ends the loop with the status of an error', () =>
    check(`
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
async function removeAll(ids) {
  for (const id of ids) {
    const owner = await prisma.owner.findUnique({ where: { id } });
    //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sequential-await request (route): removeAll > owner.findUnique
    if (!owner.canDelete) return { response: 'Not yours.', status: 401 };
  }
}
express().post('/remove', async (req, res) => res.json(await removeAll(req.body.ids)));
`));

  it('ignores calls that belong to a group of other calls', () =>
    check(`
import express from 'express';
import { openIndex } from 'some-index';
express().post('/items', async (req, res) => {
  const index = await openIndex('items');
  await index.beginUpdate();
  for (const item of req.body.items) await index.upsertItem(item);
  await index.endUpdate();
  for (const item of req.body.items) await index.linkItem(item);
  const other = await openIndex('others');
  for (const item of req.body.items) await other.upsertItem(item);
  //                                       ^^^^^^^^^^^^^^^^^^^^^^ info sequential-await request? (route): other.upsertItem
});
`));

  it('ignores transactions, and what is not awaited', () =>
    check(`
import express from 'express';
import { Model } from 'sequelize';
class Item extends Model {
  static async copy(ids, options) {
    const { transaction } = options;
    for (const id of ids) await this.create({ id }, { transaction });
    for (const id of ids) await keep(id, transaction);
  }
}
const keep = async (id, transaction) => Item.update({ id }, { transaction });
const ping = async (user) => { if (user.token) fetch('https://x.example/' + user.id); };
const read = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.readAsText(file);
});
express().post('/items', async (req, res) => {
  await Item.copy(req.body.ids, req.options);
  for (const user of req.body.users) await ping(user);
  const texts = [];
  for (const file of req.body.files) texts.push(await read(file));
  //                                                  ^^^^^^^^^^ info sequential-await request? (route): read > Promise
  res.json(texts);
});
`));

  it('makes a few short waits a hint', () =>
    check(
      `
import express from 'express';
import { rm } from 'node:fs/promises';
const SOURCES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
express().post('/purge', async (req, res) => {
  for (const source of SOURCES) await rm(source + req.body.id, { recursive: true });
  //                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint sequential-await request (route): promises.rm
  for (const source of SOURCES) await fetch(source + req.body.id);
  //                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ sequential-await request (route): fetch
});
`,
      { least: 'hint' },
    ));
});
