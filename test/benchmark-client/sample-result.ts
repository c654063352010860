/** A result as the benchmark process gives it, for tests of what is made of it. */
import type { BenchmarkResult, StrategyResult } from '../../src/protocol/benchmark-result.ts';
import type { StrategyRef } from '../../src/protocol/strategies.ts';
import { strategyKey, strategyTitle } from '../../src/protocol/strategies.ts';

/** @param median milliseconds; the other times follow from it */
export function sampleStrategy(ref: StrategyRef, median: number): StrategyResult {
  const samples = [median, median * 0.9, median * 1.1];
  return {
    ...ref,
    key: strategyKey(ref),
    title: strategyTitle(ref),
    samples,
    outliers: [],
    median,
    low: median * 0.9,
    high: median * 1.1,
    perProcess: [3],
    throughput: 3 / (median / 1000),
    cpu: median / 2,
    peakMemory: 64e6,
    startup: 40,
    cold: 40 + median,
    loopDelay: { p50: 0.5, p99: 1.25, max: median / 2 },
    lines: 7,
    sameResult: true,
    figures: {
      wall: { samples, median, low: median * 0.9, high: median * 1.1 },
      memory: { samples: [64e6], median: 64e6, low: 64e6, high: 64e6 },
      startup: { samples: [40], median: 40, low: 40, high: 40 },
    },
  };
}

export function sampleResult(changes: Partial<BenchmarkResult> = {}): BenchmarkResult {
  return {
    kind: 'scenario',
    scenario: 'three-tasks',
    title: 'Three tasks that wait',
    date: '2026-01-02T03:04:05.000Z',
    duration: 4_000,
    size: { tasks: 3, wait: 200 },
    environment: { node: '20.20.2', cpus: 2, platform: 'linux-x64', cpu: 'Test CPU', memory: 8e9 },
    rounds: 3,
    unit: 'tasks',
    strategies: [
      sampleStrategy({ id: 'sequential' }, 600),
      sampleStrategy({ id: 'async' }, 200),
      sampleStrategy({ id: 'threads', pool: 3 }, 204),
    ],
    failures: [],
    merits: ['wall', 'memory', 'startup'],
    decidedBy: 'wall',
    best: 'async',
    verdict: 'With async, 3 tasks take 200 instead of 600 ms.',
    warnings: [{ code: 'noisy', message: 'The machine was busy: close what else runs.' }],
    comparisons: [
      {
        measure: 'wall',
        fast: 'async',
        slow: 'sequential',
        ratio: 3,
        low: 2.9,
        high: 3.1,
        clear: true,
        sentence: 'Sequential takes 2.9–3.1 times as much as Async.',
      },
    ],
    advice: {
      approach: 'async',
      reasons: ['The tasks only wait.'],
      path: [{ question: 'Does it wait or compute?', answer: 'It waits.' }],
    },
    ...changes,
  };
}
