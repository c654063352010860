/** Sums of squares: pure computation. */
import '../lifeline/join.ts';
import { defineScenario, times, type Context } from './scenario.ts';

const limitsOf = ({ size }: Context): number[] => times(size['tasks']!, () => size['numbers']!);

/** Runs on the main thread, in a worker, or in a process. */
export function sumOfSquares(limit: number): number {
  let sum = 0;
  for (let number = 0; number < limit; number++) sum += number ** 2;
  return sum;
}

export const sumsOfSquares = (limits: readonly number[]): number[] => limits.map(sumOfSquares);

const sequential = (context: Context): Promise<number[]> => Promise.resolve(sumsOfSquares(limitsOf(context)));

const async = (context: Context): Promise<number[]> =>
  Promise.all(limitsOf(context).map(async (limit) => sumOfSquares(limit)));

/** A share of the sums for each worker, divided in advance. */
async function dealtOut(context: Context): Promise<number[]> {
  const limits = limitsOf(context);
  const share = Math.ceil(limits.length / context.pool.size);
  const shares = times(Math.ceil(limits.length / share), (index) => limits.slice(index * share, (index + 1) * share));
  const sums = await Promise.all(shares.map((some) => context.pool.run('sumsOfSquares', some)));
  return (sums as number[][]).flat();
}

const awaited = (context: Context): Promise<unknown[]> =>
  Promise.all(limitsOf(context).map((limit) => context.pool.run('sumOfSquares', limit)));

export const scenario = defineScenario({
  strategies: {
    sequential,
    async,
    threads: dealtOut,
    processes: dealtOut,
    'async+threads': awaited,
    'async+processes': awaited,
  },
});
