/** How many calls an execution needs: enough to be measured, and no more than that takes a second. */
import { join } from 'node:path';
import { BENCHMARK_DEFAULTS } from '../../protocol/benchmark.ts';
import { Failure } from '../failure.ts';
import type { Surroundings } from '../measure.ts';
import { cores, type Plan } from '../plan.ts';
import { startStrategyProcess } from '../strategy-process.ts';

/** Milliseconds that an execution should take: far above the resolution of a timer. */
const MEASURABLE = 20;
/** Milliseconds from which on fewer calls are enough. */
const LONG = 1_000;
/** In a pool, each call is a message. */
const MOST = 1_000;
const TRIALS = 5;

/** @throws {Failure} if its arguments are wrong; other failures are reported per strategy */
export async function callsByNeed(
  code: string,
  plan: Pick<Plan, 'cwd' | 'timeout' | 'memory'>,
  around: Surroundings,
): Promise<number> {
  const { bundles, folder } = around;
  const process = startStrategyProcess({ program: 'host', strategy: 'trial', plan }, around);
  try {
    await process.ready;
    const work = { module: join(bundles, 'function.js'), size: { calls: 1 }, folder, code };
    await process.ask({ type: 'open', strategy: { id: 'sequential' }, work }, 'opened');
    const times: number[] = [];
    const isLong = (): boolean => times.reduce((sum, time) => sum + time, 0) > LONG;
    while (times.length < TRIALS && !isLong()) times.push((await process.ask({ type: 'run' }, 'ran')).execution.wall);
    return callsFor(Math.min(...times));
  } catch (error) {
    if (error instanceof Failure && error.code !== 'usage' && error.code !== 'cancelled')
      return BENCHMARK_DEFAULTS.calls;
    throw error;
  } finally {
    await process.end();
  }
}

/** @param call milliseconds */
export function callsFor(call: number): number {
  const usual = BENCHMARK_DEFAULTS.calls;
  // At least one for each worker of a pool.
  if (call * usual > LONG) return Math.min(usual, cores());
  return Math.min(MOST, Math.max(usual, Math.ceil(MEASURABLE / Math.max(call, MEASURABLE / MOST))));
}
