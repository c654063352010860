/** Pools of more workers than cores. */
import { check } from '../check.ts';

describe('oversized-pool', () => {
  it('reports sizes in the code', () =>
    check(`
import cluster from 'node:cluster';
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import Piscina from 'piscina';
import workerpool from 'workerpool';
const many = os.cpus().length * 2;
export const pools = [new Piscina({ filename: './task.js', maxThreads: 64 }), new Piscina({ filename: './task.js', maxThreads: many })];
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info oversized-pool startup?: new Piscina
//                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info oversized-pool startup?: new Piscina
export const other = workerpool.pool('./task.js', { maxWorkers: 4 * os.availableParallelism() });
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info oversized-pool startup?: workerpool.pool
export const workers: Worker[] = [];
for (let i = 0; i < 100; i++) workers.push(new Worker('./task.js'));
//                                         ^^^^^^^^^^^^^^^^^^^^^^^ info oversized-pool startup?: new Worker
for (let i = 0; i < many; i++) cluster.fork();
//                             ^^^^^^^^^^^^^^ info oversized-pool startup?: cluster.fork
`));

  it('ignores sizes that fit, are unknown, or are in a test', () =>
    check(`
//- /src/pool.ts
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import Piscina from 'piscina';
export const pool = new Piscina({ filename: './task.js', maxThreads: os.cpus().length });
export const small = new Piscina({ filename: './task.js', maxThreads: 8 });
export const given = (size: number) => new Piscina({ filename: './task.js', maxThreads: size * 4 });
export const workers: Worker[] = [];
for (let i = 0; i < os.availableParallelism() * 1.5; i++) workers.push(new Worker('./task.js'));
for (const file of ['a.js', 'b.js']) workers.push(new Worker(file));
//- /test/pool.test.ts
import Piscina from 'piscina';
const pool = new Piscina({ filename: './task.js', maxThreads: 100 });
`));

  it('reports pools that grow whenever no worker is idle', () =>
    check(`
export class Decoder {
  private idle: Worker[] = [];
  private count = 0;
  async decode(buffer: ArrayBuffer) {
    const worker = this.idle.pop() ?? new Worker(new URL('./decode.worker.js', import.meta.url));
    //                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info oversized-pool task?: new Worker
    worker.onmessage = () => this.idle.push(worker);
    worker.postMessage(buffer, [buffer]);
  }
  take() {
    if (this.count++ < 4) return this.idle.pop() ?? new Worker(new URL('./decode.worker.js', import.meta.url));
  }
}
`));
});
