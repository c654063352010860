/** A warm pool of worker threads or child processes that run exports of a scenario's file. */
import { Tinypool } from 'tinypool';
import { lifelineOfChildren } from '../lifeline/join.ts';
import type { Pool } from '../scenarios/scenario.ts';

/** @returns the pool once every worker has loaded the file; it ends with this process */
export async function openPool(filename: string, kind: 'threads' | 'processes', size: number): Promise<Pool> {
  const pool = new Tinypool({
    filename,
    runtime: kind === 'threads' ? 'worker_threads' : 'child_process',
    minThreads: size,
    maxThreads: size,
    env: { ...(process.env as Record<string, string>), ...lifelineOfChildren() },
    serialization: 'advanced',
    // V8 flags apply to a process; a thread must not repeat them.
    execArgv: kind === 'processes' ? process.execArgv : [],
    // With atomics, an idle worker sleeps outside its event loop and misses messages on its connections.
    useAtomics: false,
  });
  // A worker's first message says that it has loaded the file.
  await Promise.all(
    pool.threads.map(
      (worker) =>
        new Promise<void>((resolve, reject) => {
          worker.once('message', () => resolve());
          worker.once('error', reject);
        }),
    ),
  );
  return { size, run: (task, argument) => pool.run(argument, { name: task }) };
}
