/** What a process holds and has used, as the system tells it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface UsageNow {
  /** Bytes of resident memory. */
  readonly memory: number;
  /** Milliseconds of all threads, in whole seconds on Linux. */
  readonly cpu: number;
}

/** @throws where there is no such process */
export async function usageOf(pid: number): Promise<UsageNow> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=,time=', '-p', `${pid}`]);
  const [kibibytes, time = ''] = stdout.trim().split(/\s+/);
  // `[days-]hours:minutes:seconds`, on macOS without hours and with hundredths.
  const seconds = time
    .split(/[-:]/)
    .reduce((sum, part, index, parts) => sum * unitOf(parts.length - index) + Number(part), 0);
  return { memory: Number(kibibytes) * 1024, cpu: seconds * 1000 };
}

/** @param left how many parts are left, from days to seconds */
const unitOf = (left: number): number => (left === 3 ? 24 : 60);
