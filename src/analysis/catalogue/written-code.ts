/** What refactors import in the code that they write: data. */

export const WRITTEN = {
  promisify: { module: 'node:util', name: 'promisify', names: ['promisify', 'toPromise', 'promisified'] },
  open: { module: 'node:fs/promises', name: 'open', names: ['open'] },
  wait: { module: 'node:timers/promises', name: 'setTimeout', names: ['setTimeout', 'sleep', 'delay', 'pause'] },
  yield: { module: 'node:timers/promises', name: 'scheduler', names: ['scheduler'] },
  limit: { module: 'p-limit', name: 'default', names: ['pLimit'] },
  map: { module: 'p-map', name: 'default', names: ['pMap'] },
  forward: { module: 'express-async-handler', name: 'default', names: ['asyncHandler', 'forwardErrors'] },
  thread: { module: 'node:worker_threads', name: 'Worker', names: ['Worker', 'Thread', 'WorkerThread'] },
} as const;

/** An export that is imported, and names for it in the file: the first that is free is used. */
export type Written = (typeof WRITTEN)[keyof typeof WRITTEN];
