/** Parallel computations: the counterpart of Python's GIL, and the effect of shared memory. */
import '../lifeline/join.ts';
import { defineScenario, times, type Context } from './scenario.ts';

/** Integers, so that the order of additions does not matter. */
const MODULUS = 1_000;

/** Runs on the main thread, in a worker, or in a process. */
export function countUp(limit: number): number {
  let total = 0;
  for (let number = 0; number < limit; number++) total += number % MODULUS;
  return total;
}

/** Adds to a sum shared by all workers. */
export function countUpShared({ limit, total }: { readonly limit: number; readonly total: BigInt64Array }): void {
  Atomics.add(total, 0, BigInt(countUp(limit)));
}

const limitsOf = ({ size }: Context): number[] => times(size['loops']!, () => size['numbers']!);

const add = (totals: readonly number[]): number => totals.reduce((sum, total) => sum + total, 0);

const sequential = (context: Context): Promise<number> => Promise.resolve(add(limitsOf(context).map(countUp)));

const async = async (context: Context): Promise<number> =>
  add(await Promise.all(limitsOf(context).map(async (limit) => countUp(limit))));

async function threads(context: Context): Promise<number> {
  const total = new BigInt64Array(new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT));
  await Promise.all(limitsOf(context).map((limit) => context.pool.run('countUpShared', { limit, total })));
  return Number(Atomics.load(total, 0));
}

const processes = async (context: Context): Promise<number> =>
  add((await Promise.all(limitsOf(context).map((limit) => context.pool.run('countUp', limit)))) as number[]);

export const scenario = defineScenario({ strategies: { sequential, async, threads, processes } });
