/** Loops that poll, told from loops that get on. */
import { check } from '../check.ts';

describe('busy-wait', () => {
  it('reports loops that wait for the clock, a flag, a file or another thread', () =>
    check(`
import { existsSync } from 'node:fs';

let done = false;
export async function flags(box: { ready: boolean }) {
  while (!done);
//^^^^^^^^^^^^^ busy-wait task: busy wait for flag
  while (!box.ready && !done) { /* wait */ }
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ busy-wait task: busy wait for flag
}
export async function clocks(ms: number) {
  const end = Date.now() + ms;
  while (Date.now() < end) {}
//^^^^^^^^^^^^^^^^^^^^^^^^ busy-wait task: busy wait for clock
  for (const start = performance.now(); performance.now() - start < ms;) {}
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ busy-wait task: busy wait for clock
  let now = 0;
  do { now = new Date().getTime(); } while (now < end);
//^^ busy-wait task: busy wait for clock
  for (;;) { if (Date.now() > end) break; }
//^^^^^^^^ busy-wait task: busy wait for clock
  for (let i = 0; i < 1e7; i++) { if (new Date().getTime() - end > ms) break; }
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ busy-wait task: busy wait for clock
}
export async function others(counter: Int32Array) {
  while (Atomics.load(counter, 0) === 0) {}
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ busy-wait task: busy wait for shared memory
  while (!existsSync('/tmp/lock')) {}
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ busy-wait task: busy wait for file
  //      ^^^^^^^^^^^^^^^^^^^^^^^ info task: fs.existsSync
}
export const finish = () => { done = true; };
`));

  it('follows helpers, and shows there who reaches the loop', () =>
    check(
      `
//- /sleep.ts
export function sleep(ms: number) {
  const start = Date.now();
  while (Date.now() - start < ms) { continue; }
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint busy-wait request (route): retry > sleep > busy wait for clock
}
//- /routes.ts
import express from 'express';
import { sleep } from './sleep.ts';

express().get('/slow', (req, res) => {
  retry();
//^^^^^^^ busy-wait request (route): retry > sleep > busy wait for clock
  res.end();
});
function retry() { sleep(100); }
`,
      { least: 'hint' },
    ));

  it('reports it in the executor of a promise', () =>
    check(`
let open = true;
export const close = () => { open = false; };
export async function authenticate() {
  return new Promise<void>((resolve) => {
    while (open) {
//  ^^^^^^^^^^^^ busy-wait task: callback of Promise > busy wait for flag
      // wait
    }
    resolve();
  });
}
`));

  it('ignores loops that progress, work or yield, and those that block nobody', () =>
    check(`
//- /loops.ts
export async function loops(queue: string[], text: string, node: { next?: any } | undefined, deadline: number) {
  while (queue.shift());
  while (queue.length && Date.now() < deadline) work(queue.pop()!);
  while (/x/g.exec(text));
  while (node) node = node.next;
  for (let i = 0; i < queue.length; i++);
  let left = 10;
  while (left--);
  while (Date.now() < deadline) await new Promise((done) => setTimeout(done, 10));
  while (!queue.includes('x')) {}
  while (true) { if (!queue.pop()) break; }
}
function work(item: string) { return item.length; }
export function* turns(box: { ready: boolean }) { while (!box.ready) yield; }
//- /scripts/wait.ts
export function wait(ms: number) { const end = Date.now() + ms; while (Date.now() < end); }
wait(10);
//- /pool.ts
import { Worker } from 'node:worker_threads';
export const start = () => new Worker('./spin.ts');
//- /spin.ts
import { parentPort, workerData } from 'node:worker_threads';
while (Atomics.load(workerData, 0) === 0) {}
parentPort!.postMessage('ready');
`));

  it('reports a wait without visible callers', () =>
    check(`
export class Device {
  static sleep(ms: number) {
    const end = performance.now() + ms;
    while (performance.now() < end) {}
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info busy-wait task? (no known caller): busy wait for clock
  }
}
`));
});
