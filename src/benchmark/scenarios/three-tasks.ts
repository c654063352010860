/** Tasks that wait for a timer. */
import '../lifeline/join.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { defineScenario, times, type Context } from './scenario.ts';

interface Task {
  readonly name: string;
  /** Milliseconds. */
  readonly wait: number;
}

const tasksOf = ({ size }: Context): Task[] =>
  times(size['tasks']!, (index) => ({ name: String.fromCharCode(65 + index), wait: size['wait']! }));

/** Runs on the main thread, in a worker, or in a process. */
export async function waitFor({ name, wait }: Task): Promise<string> {
  await sleep(wait);
  return `Result ${name}`;
}

async function sequential(context: Context): Promise<string[]> {
  const results = [];
  for (const task of tasksOf(context)) results.push(await waitFor(task));
  return results;
}

const async = (context: Context): Promise<string[]> => Promise.all(tasksOf(context).map(waitFor));

const pooled = (context: Context): Promise<unknown[]> =>
  Promise.all(tasksOf(context).map((task) => context.pool.run('waitFor', task)));

export const scenario = defineScenario({ strategies: { sequential, async, threads: pooled, processes: pooled } });
