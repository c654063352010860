import { workerData } from 'node:worker_threads';

interface Share {
  /** The same memory in every thread. */
  readonly total: Int32Array;
  readonly from: number;
  readonly to: number;
}

const { total, from, to } = workerData as Share;
let found = 0;
for (let i = from; i < to; i++) {
  if (i % 7 === 0) found++;
}
// Add atomically, once at the end: `total[0] += found` would lose concurrent updates.
Atomics.add(total, 0, found);
