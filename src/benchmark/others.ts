/** How much of the machine other programs used during a measurement. */
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';

/**
 * Starts recording.
 * @returns a function: given the CPU milliseconds that measured processes have used since, it returns the average
 * number of cores used by neither them nor this process
 */
export function watchOthers(): (measured: number) => number {
  const begun = performance.now();
  const before = busyTime();
  const own = process.cpuUsage();
  return (measured) => {
    const { user, system } = process.cpuUsage(own);
    const others = busyTime() - before - measured - (user + system) / 1000;
    return Math.max(0, others / (performance.now() - begun));
  };
}

/** Milliseconds that all cores have worked since boot. */
const busyTime = (): number =>
  cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
