/** How much of the machine other programs used while something was measured. */
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';

/**
 * Begins to watch.
 * @returns given the milliseconds of processor time that measured processes have used since, the number of cores, on
 * average, that neither they nor this process used
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

/** Milliseconds that all cores have worked, ever. */
const busyTime = (): number =>
  cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
