/** What this process has used so far. */
import { readFile } from 'node:fs/promises';

export interface Usage {
  /** User and system time of all its threads, in milliseconds. */
  readonly cpu: number;
  /** Bytes of resident memory at its peak. */
  readonly peak: number;
}

export async function ownUsage(): Promise<Usage> {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpu: (userCPUTime + systemCPUTime) / 1000, peak: (await linuxPeak()) ?? maxRSS * 1024 };
}

/** Linux counts the peak of the process that started this one into `maxRSS`, not into VmHWM. */
async function linuxPeak(): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile('/proc/self/status', 'utf8')) ?? [];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}
