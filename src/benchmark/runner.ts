/** Carries out one request, from plan to result. Its processes end and its files are deleted in any case. */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { BenchmarkEvent, BenchmarkRequest } from '../protocol/benchmark.ts';
import { SCENARIOS } from '../protocol/scenarios/index.ts';
import { adviseComparison, adviseFunction } from './code/advise.ts';
import { answerArguments, planComparison, planFunction } from './code/plan-code.ts';
import { openLifeline } from './lifeline/server.ts';
import { measure, type Surroundings } from './measure.ts';
import { watchOthers } from './others.ts';
import { planScenario, refOf, type Plan } from './plan.ts';
import { handedOn } from './process-tree/environment.ts';
import { resultOf, type Story } from './result.ts';
import { adviseScenario } from './scenario-advice.ts';
import { LINES } from './scenarios/lines.ts';
import { startWatchdog } from './watchdog/start.ts';

export type RunOptions = Pick<Surroundings, 'bundles' | 'signal' | 'tell'>;

type Answer = Extract<BenchmarkEvent, { type: 'result' | 'arguments' }>;

/** What to measure, and how to turn it into a result. */
type Prepared = readonly [Plan, Pick<Story, 'advise' | 'latency'>];

/** @throws {Failure} if the run as a whole fails; failures of single strategies are in the result */
export async function runRequest(request: BenchmarkRequest, options: RunOptions): Promise<Answer> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-')));
  // Nobody else has a folder of that name.
  const mark = basename(folder);
  const watchdog = startWatchdog(join(options.bundles, 'watchdog.js'), mark, folder);
  const lifeline = await openLifeline(folder);
  const environment = handedOn(process.env, request.environment);
  const around: Surroundings = { ...options, folder, lifeline, mark, environment };
  try {
    if (request.kind === 'arguments') return { type: 'arguments', arguments: await answerArguments(request, around) };
    return await measureRequest(request, around);
  } finally {
    lifeline.close();
    await watchdog.release();
    // Where the watchdog did not start.
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
  const { rounds, size } = plan;
  around.tell({
    type: 'started',
    strategies: plan.strategies.map(refOf),
    size,
    ...(rounds !== undefined && { rounds }),
  });
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
      const page = SCENARIOS[request.scenario];
      return [
        plan,
        { advise: (_, outcome) => adviseScenario(page, outcome), ...(page.latency && { latency: page.latency }) },
      ];
    }
    case 'function': {
      const plan = await planFunction(request, around);
      return [
        plan,
        { advise: (strategies, outcome, cloneCost) => adviseFunction(strategies, outcome, plan.amount, cloneCost) },
      ];
    }
    case 'comparison':
      return [
        await planComparison(request, around),
        { advise: (strategies, outcome) => adviseComparison(strategies, outcome, request) },
      ];
  }
}
