/**
 * How long threads were ready to run while other processes had the processors: on a busy machine, what an edit takes
 * less this is what it takes by itself.
 */
import { readFileSync } from 'node:fs';

/**
 * @param pids of processes, of whose main threads this is asked
 * @returns milliseconds since they were started; 0 where the system does not tell
 */
export const starvedOf = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + starved(pid), 0);

/** Nanoseconds on a processor, nanoseconds ready but not on one, turns: https://docs.kernel.org/scheduler/sched-stats.html */
function starved(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}
