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
// Once, at the end: `total[0] += found` would lose what others add meanwhile.
Atomics.add(total, 0, found);
