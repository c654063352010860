/**
 * What a finding of each rule says about the work, beyond what the call itself says. Stands here because rules do not
 * know remedies.
 */
import type { Situation } from './situation.ts';

type RuleRow = Readonly<
  Partial<Pick<Situation, 'workload' | 'isAsync' | 'count' | 'twin' | 'isLong' | 'tied' | 'payload'>>
>;

const awaitsAlready = { is: true, because: 'it already awaits' } as const;

/** By rule id. Takes precedence over what the catalogue says about the call. */
export const RULE_ROWS: Readonly<Record<string, RuleRow>> = {
  'blocking-call': {},
  'busy-wait': { workload: 'wait' },
  'cpu-loop': { workload: 'cpu' },
  'slow-regexp': { workload: 'cpu', isLong: 'one input can keep it busy forever; fix the pattern first' },
  'sequential-await': {
    workload: 'io',
    isAsync: awaitsAlready,
    count: { is: 'few', because: "they do not need each other's results" },
  },
  'unbounded-concurrency': {
    workload: 'io',
    isAsync: awaitsAlready,
    count: { is: 'many', because: 'one task starts per element' },
  },
  'async-without-parallelism': { workload: 'cpu', isLong: 'computations in Promise.all still run one after another' },
  'async-in-name-only': { workload: 'cpu' },
  'microtask-yield': {
    workload: 'cpu',
    isLong: 'timers and requests cannot run between microtasks',
    tied: 'it is meant to yield between iterations',
  },
  'worker-per-task': { workload: 'cpu', isLong: 'each start takes tens of milliseconds' },
  'worker-for-io': { workload: 'io', isAsync: { is: true, because: 'what its worker waits for has an async API' } },
  'oversized-pool': { workload: 'cpu', isLong: 'more workers than cores just compete for the cores' },
  'copied-payload': {
    workload: 'cpu',
    isLong: 'the work already runs in a worker',
    payload: { is: 'buffers', because: 'nothing uses the buffer afterwards, so it can be transferred' },
  },
};
