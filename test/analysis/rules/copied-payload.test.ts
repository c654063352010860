/** Buffers that are copied between threads where they could be handed over. */
import { check } from '../check.ts';

describe('copied-payload', () => {
  it('reports buffers that nothing uses after they are sent', () =>
    check(`
import { Worker } from 'node:worker_threads';
import Piscina from 'piscina';
const worker = new Worker('./task.js');
const pool = new Piscina({ filename: './task.js' });
const SIZE = 1024 * 1024;
export async function send(url: string) {
  const pixels = new Uint8ClampedArray(4 * SIZE);
  pixels.fill(1);
  worker.postMessage({ pixels, width: 1024 });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info copied-payload task: worker.postMessage
  const body = await (await fetch(url)).arrayBuffer();
  await pool.run(body);
  //    ^^^^^^^^^^^^^^ info copied-payload task: pool.run
}
`));

  it('ignores what is transferred, shared, small, used again, or not sent to a thread', () =>
    check(`
import { Worker } from 'node:worker_threads';
const worker = new Worker('./task.js');
const runner = { run(data: unknown) { return data; } };
const kept = new Float64Array(1_000_000);
export async function send(size: number) {
  const given = new Float64Array(1_000_000);
  worker.postMessage(given, [given.buffer]);
  const shared = new Float64Array(new SharedArrayBuffer(8_000_000));
  worker.postMessage(shared);
  const small = new Uint8Array(16);
  worker.postMessage(small);
  const unknown = new Uint8Array(size);
  worker.postMessage(unknown);
  const again = new Float64Array(1_000_000);
  worker.postMessage(again);
  worker.postMessage(kept);
  const turns = new Float64Array(1_000_000);
  for (let i = 0; i < 4; i++) worker.postMessage(turns);
  const local = new Float64Array(1_000_000);
  runner.run(local);
  return again.length;
}
`));

  it('reports views of whole responses and files', () =>
    check(`
export class Loader {
  worker = new Worker(new URL('./parse.worker.js', import.meta.url));
  async load(url: string) {
    const data = new Uint8Array(await (await fetch(url)).arrayBuffer());
    this.worker.postMessage({ url, data });
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info copied-payload task: this.worker.postMessage
  }
}
`));
});
