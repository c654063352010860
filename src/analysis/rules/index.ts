/** All rules. */
import { asyncInNameOnly } from './async-in-name-only.ts';
import { asyncWithoutParallelism } from './async-without-parallelism.ts';
import { blockingCall } from './blocking-call.ts';
import { microtaskYield } from './microtask-yield.ts';
import type { Rule } from './rule.ts';
import { sequentialAwait } from './sequential-await.ts';
import { workerPerTask } from './worker-per-task.ts';

export const rules: readonly Rule[] = [blockingCall, asyncInNameOnly, microtaskYield, workerPerTask, asyncWithoutParallelism, sequentialAwait];

export type { Rule, RuleDocs, RuleOptions } from './rule.ts';
