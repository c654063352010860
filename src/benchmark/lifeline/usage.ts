/** The resource usage of this process. */
import { readFile } from 'node:fs/promises';

export interface Usage {
  /** User and system time of all its threads, in milliseconds. */
  readonly cpu: number;
  /** Peak resident memory in bytes. */
  readonly peak: number;
}

/** Kept before measured code could replace it. */
const resourceUsage = process.resourceUsage.bind(process);

export async function ownUsage(): Promise<Usage> {
  const { userCPUTime, systemCPUTime, maxRSS } = resourceUsage();
  return { cpu: (userCPUTime + systemCPUTime) / 1000, peak: (await linuxPeak()) ?? maxRSS * 1024 };
}

/** On Linux, `maxRSS` includes the peak of the parent process, VmHWM does not. */
async function linuxPeak(): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile('/proc/self/status', 'utf8')) ?? [];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}
