/** Loops that give way only by microtasks. */
import { check } from '../check.ts';

describe('microtask-yield', () => {
  it('reports awaits of values that are already available', () =>
    check(`
export async function all(rows: string[]) {
  for (const row of rows) { work(row); await null; }
  //                                   ^^^^^^^^^^ microtask-yield task: await null
  for (let i = 0; i < 100_000; i++) { work(rows[i]!); await Promise.resolve(); }
  //                                                  ^^^^^^^^^^^^^^^^^^^^^^^ microtask-yield task: await Promise.resolve()
  for (const row of rows) { work(row); await new Promise((resolve) => process.nextTick(resolve)); }
  //                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ microtask-yield task: await new Promise(…)
  for (const row of rows) { work(row); await new Promise<void>(queueMicrotask); }
  //                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ microtask-yield task: await new Promise(…)
}
function work(row: string) { return row.length; }
`));

  it('follows calls to functions that only settle a promise', () =>
    check(`
const tick = () => Promise.resolve();
const pause = () => new Promise((resolve) => setImmediate(resolve));
async function breathe() {}
export async function all(rows: string[]) {
  for (const row of rows) { work(row); await tick(); }
  //                                   ^^^^^^^^^^^^ microtask-yield task: await tick()
  for (const row of rows) { work(row); await breathe(); }
  //                                   ^^^^^^^^^^^^^^^ microtask-yield task: await breathe()
  for (const row of rows) { work(row); await pause(); }
}
function work(row: string) { return row.length; }
`));

  it('reports polling that starves what it waits for', () =>
    check(`
import { createServer } from 'node:http';
let ready = false;
setTimeout(() => { ready = true; }, 100);
createServer(async (req, res) => {
  while (!ready) await undefined;
  //             ^^^^^^^^^^^^^^^ microtask-yield request (http server): await undefined
  res.end();
});
`));

  it('ignores loops where something else yields', () =>
    check(`
import { setImmediate } from 'node:timers/promises';
export async function all(rows: string[], load: () => Promise<void>) {
  for (const row of rows) { work(row); await setImmediate(); }
  for (const row of rows) { work(row); await null; await load(); }
  for (const row of rows) {
    for await (const part of parts(row)) work(part);
    await null;
  }
  for (const row of rows) { work(row); await Promise.resolve(load()); }
}
async function* parts(row: string) { yield row; }
function work(row: string) { return row.length; }
`));

  it('ignores few iterations, loops that only wait, and tests', () =>
    check(`
//- /src/flush.ts
export async function flush(rows: string[]) {
  for (let i = 0; i < 10; i++) { work(i); await null; }
  for (const row of ['a', 'b']) { work(row); await null; }
  for (const row of rows) await Promise.resolve();
}
function work(row: unknown) { return row; }
//- /test/flush.test.ts
export async function settle(rows: string[]) {
  for (const row of rows) { rows.push(row); await null; }
}
`));
});
