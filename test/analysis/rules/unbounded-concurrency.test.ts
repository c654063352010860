/** One task per element, all at once: of collections that others make, and of those that are known. */
import { check } from '../check.ts';

describe('unbounded-concurrency', () => {
  it('finds tasks for each element of what comes from outside', () =>
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
`));

  it('leaves alone known lists, portions, limiters, pools of databases, and what only computes', () =>
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

  it('hints, in packages for others, at files that are written from what a request has brought', () =>
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
});
