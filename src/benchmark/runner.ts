/** Carries out one request, from plan to result. Its processes end and its files are deleted in any case. */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { BenchmarkEvent, BenchmarkRequest } from '../protocol/benchmark.ts';
import { SCENARIOS } from '../protocol/scenarios/index.ts';
import { adviseComparison, adviseFunction } from './code/advise.ts';
import { answerArguments, planComparison, planFunction } from './code/plan-code.ts';
import { openLifeline } from './lifeline/server.ts';
import { measure, type Surroundings } from './measure.ts';
import { watchOthers } from './others.ts';
import { planScenario, refOf, type Plan } from './plan.ts';
import { resultOf, type Story } from './result.ts';
import { LINES } from './scenarios/lines.ts';

export type RunOptions = Pick<Surroundings, 'bundles' | 'signal' | 'tell'>;

type Answer = Extract<BenchmarkEvent, { type: 'result' | 'arguments' }>;

/** What to measure, and how to turn it into a result. */
type Prepared = readonly [Plan, Pick<Story, 'advise' | 'latency'>];

/** @throws {Failure} if the run as a whole fails; failures of single strategies are in the result */
export async function runRequest(request: BenchmarkRequest, options: RunOptions): Promise<Answer> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-')));
  const lifeline = await openLifeline(folder);
  const around: Surroundings = { ...options, folder, lifeline };
  try {
    if (request.kind === 'arguments') return { type: 'arguments', arguments: await answerArguments(request, around) };
    return await measureRequest(request, around);
  } finally {
    lifeline.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureRequest(
  request: Exclude<BenchmarkRequest, { kind: 'arguments' }>,
  around: Surroundings,
): Promise<Answer> {
  const date = new Date();
  const begun = performance.now();
  const [plan, story] = await prepare(request, around);
  around.tell({ type: 'started', strategies: plan.strategies.map(refOf), rounds: plan.rounds, size: plan.size });
  const others = watchOthers();
  const measurement = await measure(plan, around);
  return {
    type: 'result',
    result: resultOf(plan, measurement, {
      ...story,
      date,
      others: others(measurement.cpu),
      duration: performance.now() - begun,
    }),
  };
}

async function prepare(
  request: Exclude<BenchmarkRequest, { kind: 'arguments' }>,
  around: Surroundings,
): Promise<Prepared> {
  switch (request.kind) {
    case 'scenario': {
      const plan = planScenario(request, LINES[request.scenario] ?? {});
      const { advice, latency } = SCENARIOS[request.scenario];
      return [plan, { advise: () => advice, ...(latency && { latency }) }];
    }
    case 'function': {
      const plan = await planFunction(request, around);
      return [plan, { advise: (strategies, cloneCost) => adviseFunction(strategies, plan.amount, cloneCost) }];
    }
    case 'comparison':
      return [
        await planComparison(request, around),
        { advise: ([before, after]) => adviseComparison(before, after, request) },
      ];
  }
}
