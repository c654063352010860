/** Runs requests against the built benchmark process, and looks whether anything of it is left. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runBenchmark, type LastEvent } from '../../../src/benchmark-client/index.ts';
import type { BenchmarkEvent, BenchmarkRequest } from '../../../src/protocol/benchmark.ts';
import type { BenchmarkResult } from '../../../src/protocol/benchmark-result.ts';
import { BUILT, needBuiltPrograms } from '../../support/built-programs.ts';

export interface Ran {
  readonly last: LastEvent;
  readonly events: readonly BenchmarkEvent[];
}

export interface Built {
  /** Absolute path. */
  readonly program: string;
  run(request: BenchmarkRequest, cancelAt?: (event: BenchmarkEvent) => boolean): Promise<Ran>;
}

/** Called in a suite. */
export function builtProcess(): Built {
  needBuiltPrograms();
  const program = resolve(BUILT, 'benchmark.js');
  return {
    program,
    async run(request, cancelAt = () => false) {
      const cancel = new AbortController();
      const events: BenchmarkEvent[] = [];
      const onEvent = (event: BenchmarkEvent): void => {
        events.push(event);
        if (cancelAt(event)) cancel.abort();
      };
      return { last: await runBenchmark(request, { program, signal: cancel.signal, onEvent }), events };
    },
  };
}

export function resultOf({ last }: Ran): BenchmarkResult {
  assert.ok(last.type === 'result', JSON.stringify(last));
  return last.result;
}

export const pidsOf = (events: readonly BenchmarkEvent[]): number[] =>
  events.flatMap((event) => (event.type === 'spawned' ? [event.pid] : []));

/** Whether a process, or a group by its negative id, exists. */
export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/**
 * Whoever is left of the groups that these processes lead: a group has the id of its leader, and lives on without it.
 */
const leftOf = (pids: readonly number[]): number[] =>
  pids.filter((pid) => isAlive(process.platform === 'win32' ? pid : -pid));

/** @throws where after two seconds some are left */
export async function assertGone(pids: readonly number[]): Promise<void> {
  assert.ok(pids.length > 0);
  for (let tries = 0; tries < 40 && leftOf(pids).length > 0; tries++) await sleep(50);
  assert.deepEqual(leftOf(pids), []);
}
