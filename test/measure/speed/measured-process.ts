/** Runs a Node program and measures it: wall time, CPU time, peak memory. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const HOOK = resolve('test/measure/speed/usage-hook.cjs');

export interface Usage {
  /** User and system time of all threads and processes, in milliseconds. */
  readonly cpu: number;
  /** Bytes of resident memory at its peak; of several processes, the sum of their peaks. */
  readonly memory: number;
}

export interface Run extends Usage {
  /** Milliseconds from start to end of the process. */
  readonly wall: number;
  readonly stdout: string;
}

export interface MeasureOptions {
  readonly cwd: string;
  /** A file to write to, which nobody else uses. */
  readonly usageFile: string;
  /** Ends the process. */
  readonly signal: AbortSignal;
}

/** @param args of Node: a program and its own */
export function startMeasured(
  args: readonly string[],
  { cwd, usageFile, signal }: MeasureOptions,
): ChildProcessWithoutNullStreams {
  const env = {
    ...process.env,
    NODE_OPTIONS: `--require ${JSON.stringify(HOOK)}`,
    MEASURED_USAGE: usageFile,
    GITHUB_ACTIONS: undefined,
  };
  return spawn(process.execPath, args, { cwd, env, signal });
}

/** @throws where the program fails; 1 is what linters end with when they have found something */
export async function runMeasured(args: readonly string[], options: MeasureOptions): Promise<Run> {
  await rm(options.usageFile, { force: true });
  const start = performance.now();
  const child = startMeasured(args, options);
  child.stdin.end();
  const ended = once(child, 'exit').then(([code]) => ({
    code: code as number | null,
    wall: performance.now() - start,
  }));
  const [{ code, wall }, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0 && code !== 1) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr.trim().slice(-500)}`);
  return { wall, stdout, ...(await readUsage(options.usageFile)) };
}

/** @param usageFile of processes that have ended */
export async function readUsage(usageFile: string): Promise<Usage> {
  const processes = (await readFile(usageFile, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Usage);
  const sum = (key: keyof Usage) => processes.reduce((total, usage) => total + usage[key], 0);
  return { cpu: sum('cpu'), memory: sum('memory') };
}
