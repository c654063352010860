import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const total = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
const step = 25_000;
const workers = Array.from({ length: 4 }, (_, index) => new Worker(new URL('./count-worker.js', import.meta.url), {
  workerData: { total, from: index * step, to: (index + 1) * step },
}));
await Promise.all(workers.map(worker => once(worker, 'exit')));
const found = Atomics.load(total, 0);
