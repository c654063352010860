/**
 * What a finding of each rule says about the work, beyond what its call does: rules know no remedy, so this stands
 * here.
 */
import type { Situation } from './situation.ts';

type RuleRow = Readonly<
  Partial<Pick<Situation, 'workload' | 'isAsync' | 'count' | 'twin' | 'isLong' | 'tied' | 'payload'>>
>;

const awaitsAlready = { is: true, because: 'it awaits already' } as const;

/** By rule id. What a row sets goes before what the catalogue says of the call. */
export const RULE_ROWS: Readonly<Record<string, RuleRow>> = {
  'blocking-call': {},
  'busy-wait': { workload: 'wait' },
  'cpu-loop': { workload: 'cpu' },
  'slow-regexp': { workload: 'cpu', isLong: 'a single input can keep it busy without end; mend the pattern first' },
  'sequential-await': {
    workload: 'io',
    isAsync: awaitsAlready,
    count: { is: 'few', because: "they do not need each other's results" },
  },
  'unbounded-concurrency': {
    workload: 'io',
    isAsync: awaitsAlready,
    count: { is: 'many', because: 'one starts for each element' },
  },
  'async-without-parallelism': { workload: 'cpu', isLong: 'gathered computations still run one after another' },
  'async-in-name-only': { workload: 'cpu' },
  'microtask-yield': {
    workload: 'cpu',
    isLong: 'microtasks let no timer or request in between',
    tied: 'it is written to give way between its turns',
  },
  'worker-per-task': { workload: 'cpu', isLong: 'starting what it starts takes tens of milliseconds each time' },
  'worker-for-io': { workload: 'io', isAsync: { is: true, because: 'what its worker waits for has an async API' } },
  'oversized-pool': { workload: 'cpu', isLong: 'more workers than cores only take turns' },
  'copied-payload': {
    workload: 'cpu',
    isLong: 'the work is in a worker already',
    payload: { is: 'buffers', because: 'nothing uses the buffer afterwards: hand it over' },
  },
};
