/** Which awaits may overlap, one loop or row a line: those that are told, and those that must stay as they are. */
import assert from 'node:assert/strict';
import { findingsOf } from '../small-project.ts';

const HEAD = `
import express from 'express';
import axios from 'axios';
import { Pool } from 'pg';
import sqlite3 from 'sqlite3';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { PrismaClient } from '@prisma/client';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { WebClient } from '@slack/web-api';
const pool = new Pool();
const file = new sqlite3.Database('a.db');
const prisma = new PrismaClient();
const rpc: any = require('./rpc');
const s3 = new S3Client();
const chat = new WebClient();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const get = (id: string) => axios.get(id);
const a0 = 'a';
declare function refresh(): void;
const sendTo = (id: string, text: unknown) => axios.post(id, text);
async function rename(id: string, name: string) {
  const user = await prisma.user.findFirst({ where: { id } });
  await prisma.user.update({ where: { id }, data: { ...user, name } });
}
async function inTransaction(work: (at: unknown) => Promise<void>) {
  return rpc.transaction().execute((at: unknown) => work(at));
}
async function limited(id: string) {
  return Promise.race([rpc.get(id), new Promise((resolve) => setTimeout(resolve, 1000))]);
}
async function removeFor(team: string, id: string) {
  const { folder } = await prisma.team.findFirst({ where: { team } });
  await prisma.file.delete({ where: { folder, id } });
}
async function makeSure(id: string) {
  const found = await prisma.user.findFirst({ where: { id } });
  return found ?? (await prisma.user.create({ data: { id } }));
}
express().post('/', async (req, res) => {
  const ids: string[] = req.body;
  const all: unknown[] = [];
`;
const TAIL = '\n  res.json(all);\n}).listen(80);\n';

/** @returns the level of what is found in the statements of a handler */
function levelOf(code: string): string {
  const found = findingsOf([{ path: '/project/app.ts', bin: false, text: `${HEAD}${code}${TAIL}` }]);
  const levels = [...found.values()].flat().filter(({ rule }) => rule === 'sequential-await');
  return levels.map(({ severity }) => severity).join(' ') || 'silent';
}

type Row = readonly [name: string, level: string, code: string];

const TOLD: readonly Row[] = [
  ['two steps', 'warning', 'for (const id of ids) { await mkdir(id); await writeFile(id, id); }'],
  ['one of two', 'warning', 'for (const id of ids) { if (id) await get(id); else await axios.head(id); }'],
  [
    'a log and a counter',
    'warning',
    'let n = 0; for (const id of ids) { n++; console.log(n); all.push(await get(id)); }',
  ],
  ['the last one', 'warning', 'let last; for (const id of ids) last = await get(id); all.push(last);'],
  ['a bound by name', 'warning', 'const end = ids.length; for (let i = 0; i < end; i++) all.push(await get(ids[i]!));'],
  ['try per element', 'warning', 'for (const id of ids) { try { all.push(await get(id)); } catch { all.push(0); } }'],
  ['an error thrown', 'warning', 'for (const id of ids) { const x = await get(id); if (!x) throw new Error(id); }'],
  ['an error answered', 'warning', 'for (const id of ids) { if (!(await get(id))) return res.sendStatus(404); }'],
  ['a client without types', 'info', 'for (const id of ids) all.push(await rpc.getOutput(id));'],
  ['words for an order', 'hint', 'for (const id of ids) await rpc.emit(id);'],
  [
    'a connection of its own',
    'warning',
    'for (const id of ids) { const conn = await get(id); await axios.post(id, conn); }',
  ],
  [
    'a request that is called sending',
    'warning',
    'for (const id of ids) await s3.send(new DeleteObjectCommand({ Key: id }));',
  ],
  ['a message to a chat', 'hint', 'for (const id of ids) await chat.send(id);'],
  ['a field of a step', 'info', 'for (const step of ids) await rpc.insert({ key: step });'],
  ['what is found by a step', 'hint', 'for (const step of ids) await rpc[step].run();'],
  ['a step itself', 'hint', 'for (const step of ids) await rpc.insert(step);'],
  ['one row', 'hint', 'const user = await prisma.user.findFirst(); for (const id of ids) await user.addRole(id);'],
  ['a row of its own, by its key', 'warning', 'for (const id of ids) await rename(id, a0);'],
  ['a row of all, by a key that is the same', 'hint', 'for (const id of ids) await rename(a0, id);'],
  ['a time limit', 'info', 'for (const id of ids) await limited(id);'],
  ['other things that are looked at first', 'warning', 'for (const id of ids) await removeFor(a0, id);'],
  ['statements of a script', 'hint', 'for (const sql of ids) await pool.query(sql);'],
  ['a transaction under way, by its name', 'hint', 'for (const id of ids) await rpc.txClient().user.get(id);'],
  ['what makes sure', 'hint', 'const ensure = (id: string) => axios.put(id); for (const id of ids) await ensure(id);'],
  [
    'each once',
    'warning',
    'for (const id of new Set(ids)) { if (!(await prisma.user.findFirst({ where: { id } }))) await prisma.user.create({ data: { id } }); }',
  ],
  [
    'for await over what is gathered',
    'warning',
    'for await (const x of await Promise.all(ids)) all.push(await get(x));',
  ],
  [
    'for await over rows',
    'warning',
    'const rows = await prisma.user.findMany(); for await (const { id } of rows) all.push(await get(id));',
  ],
  [
    'done once per key',
    'hint',
    'const seen = new Set(); for (const id of ids) { if (seen.has(id)) continue; seen.add(id); await get(id); }',
  ],
  ['for await over a list', 'warning', 'for await (const id of ids) all.push(await get(id));'],
  ['reduce', 'warning', 'await ids.reduce(async (before, id) => { await before; await get(id); }, Promise.resolve());'],
  ['a query per element', 'warning', 'for (const id of ids) all.push(await prisma.user.findFirst({ where: { id } }));'],
  ['gathered', 'warning', "all.push(await Promise.all([await get('a'), await get('b')]));"],
  ['parts that are only read', 'info', 'for (const chunk of ids) all.push(await rpc.getPart(chunk));'],
  ['to each something', 'warning', 'for (const id of ids) await sendTo(id, all);'],
  [
    'a row to make, of a row',
    'warning',
    'for (const { id } of await prisma.user.findMany()) { if (!(await prisma.order.findFirst({ where: { id } }))) await prisma.order.create({ data: { id } }); }',
  ],
  [
    'a row to make, of what rows share',
    'hint',
    'for (const { tag } of await prisma.user.findMany()) { if (!(await prisma.tag.findFirst({ where: { tag } }))) await prisma.tag.create({ data: { tag } }); }',
  ],
  [
    'a request beside a row to make',
    'hint',
    'for (const id of ids) { const x = await get(id); if (!(await prisma.order.findFirst({ where: { id } }))) await prisma.order.create({ data: x }); }',
  ],
  ['a file to make', 'warning', 'for (const id of ids) { if (!(await stat(id))) await writeFile(id, id); }'],
  [
    'statements between',
    'warning',
    "const a = await get('a'); all.push(a.data); const n = all.length; const b = await get('b'); all.push(b, n);",
  ],
  [
    'two of the first',
    'warning',
    "const a = await get('a'); const b = await axios.get(a.data); const c = await axios.get(a.data + 1); all.push(b, c);",
  ],
  [
    'two fields',
    'warning',
    "const at = { a: 0, b: 0 }; at.a = (await get('a')).data; const b = await get('b'); all.push(at, b);",
  ],
  ['the last given back', 'warning', "const a = await get('a'); return [a, await get('b')];"],
  [
    'a statement that reads',
    'warning',
    "const a = await pool.query('SELECT 1'); const b = await pool.query(`SELECT ${a0}`); all.push(a, b);",
  ],
  [
    'a chain that reads',
    'info',
    "const a = await rpc.query().where('a'); const b = await rpc.query().findById(1).throwIfNotFound(); all.push(a, b);",
  ],
  [
    'a body between',
    'warning',
    "const a = await fetch('a'); const x = await a.json(); const b = await fetch('b'); all.push(x, b);",
  ],
];

const SILENT: readonly Row[] = [
  ['first match wins', 'silent', 'for (const id of ids) { const x = await get(id); if (x) return res.json(x); }'],
  ['first match leaves', 'silent', 'for (const id of ids) { if (await get(id)) break; }'],
  ['a retry', 'silent', "for (let i = 0; i < 9; i++) { const x = await get('a'); if (x) break; }"],
  ['pages', 'silent', "let next = 'a'; while (next) next = (await get(next)).data;"],
  ['the answer before', 'silent', "let last = ''; for (const id of ids) { last = (await get(id + last)).data; }"],
  ['a delay', 'silent', 'for (const id of ids) { await get(id); await sleep(100); }'],
  ['one connection', 'silent', 'const one = await pool.connect(); for (const id of ids) await one.query(id);'],
  [
    'one transaction',
    'silent',
    'await prisma.$transaction(async (at) => { for (const id of ids) await at.user.update({ data: { id } }); });',
  ],
  [
    'one transaction, by a helper',
    'silent',
    'await inTransaction(async (at) => { for (const id of ids) await rename(id, String(at)); });',
  ],
  ['for await over a request', 'silent', 'for await (const x of req) all.push(await get(x));'],
  [
    'for await over a stream',
    'silent',
    'const parts = rpc.stream(); for await (const x of parts) all.push(await get(x));',
  ],
  ['a database in a file', 'silent', 'for (const id of ids) await file.run(id);'],
  ['a list that grows', 'silent', 'for (const id of ids) { ids.push((await get(id)).data); }'],
  [
    'said in a comment',
    'silent',
    '// One after another: the server takes no more.\n  for (const id of ids) await get(id);',
  ],
  [
    'said above what is declared for it',
    'silent',
    '// One at a time, because each edit\n  // moves the lines of the next.\n  let n = 0;\n\n  for (const id of ids) { await get(id); n++; }',
  ],
  [
    'made where it is missing',
    'silent',
    'for (const id of ids) { const x = await prisma.user.findFirst({ where: { id } }); if (!x) await prisma.user.create({ data: { id } }); }',
  ],
  [
    'made after a guard',
    'silent',
    'for (const id of ids) { const n = await prisma.user.count({ where: { id } }); if (n > 0) continue; await prisma.user.create({ data: { id } }); }',
  ],
  [
    'made new, then saved',
    'silent',
    'for (const id of ids) { let x = await prisma.user.findFirst({ where: { id } }); if (x === null) { x = { id }; } await prisma.user.upsert(x); }',
  ],
  ['made where it is missing, farther down', 'silent', 'for (const id of ids) await makeSure(id);'],
  [
    'the body of an answer',
    'silent',
    "const a = await fetch('a'); if (!a.ok) throw new Error(); const x = await a.json(); const b = await get('b'); all.push(x, b);",
  ],
  [
    'a guard that is called',
    'silent',
    "const a = await get('a'); if (!a) refresh(); const b = await get('b'); all.push(b);",
  ],
  ['needed by the next', 'silent', "const a = await get('a'); const b = await get(a.data); all.push(b);"],
  [
    'one that sets what the next is given',
    'silent',
    'const o = { a: 1 }; const a = await get(o.a); o.a = 2; const b = await get(o.a); all.push(a, b);',
  ],
  [
    'an errand between',
    'silent',
    "const a = await get('a'); res.end(); refresh(); const b = await get('b'); all.push(a, b);",
  ],
  [
    'a statement that changes',
    'silent',
    "const a = await pool.query('DELETE FROM a'); const b = await pool.query('SELECT 1'); all.push(a, b);",
  ],
  [
    'a chain that changes',
    'silent',
    "const a = await rpc.query().where('a').patch({}); const b = await rpc.query().findById(1); all.push(a, b);",
  ],
  ['a guard between', 'silent', "const a = await get('a'); if (!a) return; const b = await get('b'); all.push(b);"],
];

describe('waits that could overlap', () => {
  for (const [name, level, code] of [...TOLD, ...SILENT])
    it(`${level}: ${name}`, () => {
      assert.equal(levelOf(code), level);
    });
});
