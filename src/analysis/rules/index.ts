/** All rules. */
import { asyncInNameOnly } from './async-in-name-only.ts';
import { asyncWithoutParallelism } from './async-without-parallelism.ts';
import { blockingCall } from './blocking-call.ts';
import { busyWait } from './busy-wait.ts';
import { copiedPayload } from './copied-payload.ts';
import { cpuLoop } from './cpu-loop.ts';
import { microtaskYield } from './microtask-yield.ts';
import { oversizedPool } from './oversized-pool.ts';
import type { Rule } from './rule.ts';
import { sequentialAwait } from './sequential-await.ts';
import { slowRegexp } from './slow-regexp.ts';
import { unboundedConcurrency } from './unbounded-concurrency.ts';
import { workerForIo } from './worker-for-io.ts';
import { workerPerTask } from './worker-per-task.ts';

export const rules: readonly Rule[] = [
  blockingCall,
  busyWait,
  cpuLoop,
  asyncInNameOnly,
  microtaskYield,
  workerPerTask,
  workerForIo,
  asyncWithoutParallelism,
  oversizedPool,
  copiedPayload,
  sequentialAwait,
  unboundedConcurrency,
  slowRegexp,
];

export type { ProgramRule, Rule } from './rule.ts';
