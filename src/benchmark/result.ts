/** Turns measured executions into the result of a run. */
import { arch, cpus, platform, totalmem } from 'node:os';
import type { BenchmarkResult, Environment, StrategyResult } from '../protocol/benchmark.ts';
import { STRATEGIES, strategyKey, strategyTitle } from '../protocol/strategies.ts';
import type { Measured, Measurement } from './measure.ts';
import type { Plan } from './plan.ts';
import { loopDelayOf } from './statistics/loop-delay.ts';
import { percentilesOf } from './statistics/percentiles.ts';
import { median, medianInterval, outliersOf } from './statistics/samples.ts';
import { compareAll, verdictOf } from './statistics/verdict.ts';
import { warningsOf } from './statistics/warnings.ts';

export interface Story {
  readonly advise: (
    strategies: readonly StrategyResult[],
    cloneCost: BenchmarkResult['cloneCost'],
  ) => BenchmarkResult['advice'];
  readonly date: Date;
  /** Milliseconds. */
  readonly duration: number;
  /** Average number of cores used by other programs. */
  readonly others: number;
  /** Title of the scenario's latencies. */
  readonly latency?: string;
}

export function resultOf(
  plan: Plan,
  { measured, failures, cloneCost }: Measurement,
  { date, duration, others, advise, latency }: Story,
): BenchmarkResult {
  const strategies = measured.map((one) => strategyResult(one, plan, measured[0]!, latency));
  const comparisons = compareAll(strategies);
  const environment = describeEnvironment();
  const withoutResult = measured
    .filter(({ executions }) => executions.every(({ hasResult }) => !hasResult))
    .map(({ strategy }) => strategyKey(strategy));
  return {
    kind: plan.kind,
    scenario: plan.scenario,
    title: plan.title,
    ...(plan.file !== undefined && { file: plan.file }),
    date: date.toISOString(),
    duration,
    size: plan.size,
    environment,
    rounds: plan.rounds,
    unit: plan.unit,
    strategies,
    failures,
    comparisons,
    verdict: verdictOf(strategies, comparisons),
    warnings: warningsOf(strategies, { others, cpus: environment.cpus, rounds: plan.rounds, withoutResult }),
    advice: advise(strategies, cloneCost),
    ...(cloneCost !== undefined && { cloneCost }),
  };
}

function strategyResult(
  { strategy, executions, cpu, peakMemory, startups, colds }: Measured,
  plan: Plan,
  first: Measured,
  latency?: string,
): StrategyResult {
  const { id, pool, lines } = strategy;
  const samples = executions.map(({ wall }) => wall);
  const middle = median(samples);
  const latencies = executions.flatMap((execution) => execution.latencies ?? []);
  const wanted = first.executions[0]?.digest;
  return {
    id,
    ...(pool !== undefined && { pool }),
    key: strategyKey(strategy),
    title: strategyTitle(strategy),
    samples,
    outliers: outliersOf(samples),
    median: middle,
    ...medianInterval(samples, plan.starts),
    starts: plan.starts,
    throughput: plan.amount / (middle / 1000),
    cpu: median([...cpu]),
    peakMemory,
    startup: median([...startups]),
    cold: median([...colds]),
    loopDelay: loopDelayOf(executions.map(({ delays }) => delays)),
    lines,
    sameResult: executions.every(({ digest }) => digest === wanted),
    ...(latencies.length > 0 && { latency: { title: latency ?? STRATEGIES[id].title, ...percentilesOf(latencies) } }),
  };
}

function describeEnvironment(): Environment {
  const processors = cpus();
  return {
    node: process.versions.node,
    cpus: processors.length,
    platform: `${platform()}-${arch()}`,
    cpu: processors[0]?.model.trim() ?? 'unknown',
    memory: totalmem(),
  };
}
