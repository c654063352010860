/** Turns measured executions into the result of a run. */
import { arch, cpus, platform, totalmem } from 'node:os';
import type { BenchmarkResult, Environment, StrategyFailure, StrategyResult } from '../protocol/benchmark-result.ts';
import { STRATEGIES, strategyKey, strategyTitle } from '../protocol/strategies.ts';
import type { Measurement } from './measure.ts';
import type { Plan } from './plan.ts';
import type { Measured } from './series.ts';
import { loopDelayOf } from './statistics/loop-delay.ts';
import { percentilesOf } from './statistics/percentiles.ts';
import { median, medianInterval, outliersOf } from './statistics/samples.ts';
import { needingMore } from './statistics/enough.ts';
import { figuresOf } from './statistics/figures.ts';
import { decide, type Outcome } from './statistics/outcome.ts';
import { verdictOf } from './statistics/verdict.ts';
import { warningsOf } from './statistics/warnings.ts';

export interface Story {
  readonly advise: (
    strategies: readonly StrategyResult[],
    outcome: Outcome<StrategyResult> | undefined,
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
  const rounds = Math.max(0, ...measured.map(({ executions }) => executions.length));
  const outcome = decide(strategies, plan.merits);
  const { keys, rests } = needingMore(strategies, plan.merits, { precision: plan.precision, processes: 1 });
  const environment = describeEnvironment();
  const withoutResult = measured
    .filter(({ executions }) => executions.every(({ hasResult }) => !hasResult))
    .map(({ strategy }) => strategyKey(strategy));
  return {
    kind: plan.kind,
    scenario: plan.scenario,
    title: plan.title,
    ...(plan.file !== undefined && { file: plan.file }),
    ...(plan.arguments !== undefined && { arguments: plan.arguments }),
    ...(plan.commit !== undefined && { commit: plan.commit }),
    date: date.toISOString(),
    duration,
    size: plan.size,
    environment,
    rounds,
    unit: plan.unit,
    strategies,
    failures,
    merits: plan.merits,
    ...(outcome?.decidedBy && { decidedBy: outcome.decidedBy }),
    ...(outcome && { best: outcome.best.key }),
    comparisons: outcome?.comparisons ?? [],
    verdict: outcome ? verdictOf(outcome, strategies, plan) : failedSentence(failures),
    warnings:
      strategies.length === 0
        ? []
        : warningsOf(strategies, {
            others,
            cpus: environment.cpus,
            rounds,
            withoutResult,
            sampling: { precision: plan.precision, budget: plan.budget, isFixed: plan.rounds !== undefined },
            rests,
            unknown: keys,
          }),
    advice: advise(strategies, outcome, cloneCost),
    ...(cloneCost !== undefined && { cloneCost }),
  };
}

/** All strategies failed: report the reason of the first. */
const failedSentence = ([first]: readonly StrategyFailure[]): string =>
  first ? `Nothing could be measured: ${first.error.message}` : 'Nothing could be measured.';

function strategyResult(one: Measured, plan: Plan, first: Measured, latency?: string): StrategyResult {
  const { strategy, executions, cpu, peaks, perProcess, startups, colds } = one;
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
    ...medianInterval(samples, perProcess),
    perProcess,
    throughput: plan.amount / (middle / 1000),
    cpu: median([...cpu]),
    peakMemory: Math.max(0, ...peaks),
    startup: median([...startups]),
    cold: median([...colds]),
    loopDelay: loopDelayOf(executions.map(({ delays }) => delays)),
    lines,
    sameResult: executions.every(({ digest }) => digest === wanted),
    figures: figuresOf(one, plan.merits, plan.amount),
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
