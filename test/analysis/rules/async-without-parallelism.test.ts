/** Computations that are gathered as if they ran side by side. */
import { check } from '../check.ts';

describe('async-without-parallelism', () => {
  it('reports gathered functions that only compute', () =>
    check(`
import { createServer } from 'node:http';
async function sum(limit: number) {
  let total = 0;
  for (let i = 0; i < limit; i++) total += Math.sqrt(i);
  return total;
}
createServer(async (req, res) => {
  const [a, b] = await Promise.all([sum(1e7), sum(2e7)]);
  //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-without-parallelism request (http server): Promise.all > sum
  res.end(String(a + b));
});
`));

  it('follows helpers, wrappers and recursion', () =>
    check(`
const fib = (n: number): number => n < 2 ? n : fib(n - 1) + fib(n - 2);
async function fibAsync(n: number) { return fib(n); }
const wrapped = (n: number) => new Promise<number>((resolve) => { resolve(fib(n)); });
async function nested(n: number) { return await fibAsync(n); }
export async function all(numbers: number[]) {
  const tasks = numbers.map(async (n) => fib(n));
  await Promise.all(tasks);
  //    ^^^^^^^^^^^^^^^^^^ async-without-parallelism task: Promise.all > callback of map
  await Promise.all([nested(30), fibAsync(31)]);
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-without-parallelism task: Promise.all > nested
  await Promise.allSettled([wrapped(30), wrapped(31)]);
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-without-parallelism task: Promise.allSettled > wrapped
}
`));

  it('reports them however they are gathered', () =>
    check(`
async function sum(limit: number) {
  let total = 0;
  for (let i = 0; i < limit; i++) total += i;
  return total;
}
export async function all(limits: number[]) {
  await Promise.all(limits.map(sum));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-without-parallelism task: Promise.all > sum
  await Promise.all(limits.map((limit) => sum(limit)));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-without-parallelism task: Promise.all > callback of map
  await Promise.all(Array.from({ length: 4 }, () => sum(1e7)));
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-without-parallelism task: Promise.all > callback of from
  const tasks: Promise<number>[] = [];
  for (const limit of limits) tasks.push(sum(limit));
  return Promise.all(tasks);
  //     ^^^^^^^^^^^^^^^^^^ async-without-parallelism task: Promise.all > sum
}
`));

  it('ignores tasks that wait for something else', () =>
    check(`
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
async function words(file: string) {
  const text = await readFile(file, 'utf8');
  let count = 0;
  for (let i = 0; i < 1e6; i++) if (text[i] === ' ') count++;
  return count;
}
async function slices(limit: number) {
  let total = 0;
  for (let i = 0; i < limit; i++) { if (i % 1000 === 0) await setImmediate(); total += i; }
  return total;
}
async function later(limit: number) {
  for (let i = 0; i < limit; i++) work(i);
  return readFile(String(limit));
}
const delayed = (n: number) => new Promise<number>((resolve) => { for (let i = 0; i < n; i++) work(i); setTimeout(resolve, n); });
function work(n: number) { return n; }
export async function all(client: { get(n: number): Promise<number> }) {
  await Promise.all([words('a'), words('b')]);
  await Promise.all([slices(1e6), slices(1e6)]);
  await Promise.all([later(1e6), later(1e6)]);
  await Promise.all([delayed(1e6), delayed(1e6)]);
  await Promise.all([1, 2].map(async (n) => { for (let i = 0; i < n; i++) work(i); return client.get(n); }));
}
`));

  it('ignores tasks that leave something running', () =>
    check(`
import { readFile } from 'node:fs/promises';
const seen: number[] = [];
async function load(n: number) { sort(await readFile(String(n))); }
function sort(data: Uint8Array) { for (let i = 0; i < 1e6; i++) for (const byte of data) seen.push(byte); }
async function add(n: number) {
  seen.push(n);
  load(n);
}
async function watch(n: number) {
  for (let i = 0; i < 1e6; i++) seen.push(n);
  setTimeout(() => seen.pop(), n);
}
export async function all() {
  await Promise.all([add(1), add(2)]);
  await Promise.all([watch(1), watch(2)]);
}
`));

  it('ignores little work, single tasks, scripts and tests', () =>
    check(`
//- /src/rows.ts
async function sum(limit: number) {
  let total = 0;
  for (let i = 0; i < limit; i++) total += i;
  return total;
}
export async function all(rows: { tags: string[] }[]) {
  await Promise.all(rows.map(async (row) => { for (const tag of row.tags) console.log(tag); }));
  await Promise.all([sum(10)]);
  const tasks: Promise<number>[] = [];
  tasks.push(sum(10));
  await Promise.all(tasks);
}
//- /scripts/run.ts
async function sum(limit: number) {
  let total = 0;
  for (let i = 0; i < limit; i++) total += i;
  return total;
}
await Promise.all([sum(1e7), sum(1e7)]);
`));
});
