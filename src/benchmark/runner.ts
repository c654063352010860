/** Carries out one request, from its plan to its result; whatever happens, its processes end and its files go. */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { BenchmarkEvent, BenchmarkRequest } from '../protocol/benchmark.ts';
import { SCENARIOS } from '../protocol/scenarios/index.ts';
import { openLifeline } from './lifeline/server.ts';
import { measure } from './measure.ts';
import { planScenario, refOf, usage } from './plan.ts';
import { resultOf } from './result.ts';
import { LINES } from './scenarios/lines.ts';

export interface RunOptions {
  /** Absolute path of the folder of bundles. */
  readonly bundles: string;
  readonly signal: AbortSignal;
  readonly tell: (event: BenchmarkEvent) => void;
}

type Answer = Extract<BenchmarkEvent, { type: 'result' | 'arguments' }>;

/** @throws {Failure} where the run as a whole fails; what fails of single strategies stands in the result */
export async function runRequest(request: BenchmarkRequest, { bundles, signal, tell }: RunOptions): Promise<Answer> {
  if (request.kind !== 'scenario') throw usage('Only scenarios can be measured.');
  const date = new Date();
  const begun = performance.now();
  const load = loadavg()[0] ?? 0;
  const plan = planScenario(request, LINES[request.scenario] ?? {});
  tell({ type: 'started', strategies: plan.strategies.map(refOf), rounds: plan.rounds, size: plan.size });
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-')));
  const lifeline = await openLifeline(folder);
  try {
    const measurement = await measure(plan, { bundles, folder, lifeline, signal, tell });
    const { advice, latency } = SCENARIOS[request.scenario];
    return { type: 'result', result: resultOf(plan, measurement, { date, load, advice, duration: performance.now() - begun, ...(latency && { latency }) }) };
  } finally {
    lifeline.close();
    await rm(folder, { recursive: true, force: true });
  }
}
