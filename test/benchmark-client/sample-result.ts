/** A result as the benchmark process gives it, for tests of what is made of it. */
import type { BenchmarkResult, StrategyResult } from '../../src/protocol/benchmark.ts';
import type { StrategyRef } from '../../src/protocol/strategies.ts';
import { strategyKey, strategyTitle } from '../../src/protocol/strategies.ts';

/** @param median milliseconds; the other times follow from it */
export function sampleStrategy(ref: StrategyRef, median: number): StrategyResult {
  return {
    ...ref,
    key: strategyKey(ref),
    title: strategyTitle(ref),
    samples: [median, median * 0.9, median * 1.1],
    outliers: [],
    median,
    low: median * 0.9,
    high: median * 1.1,
    starts: 1,
    throughput: 3 / (median / 1000),
    cpu: median / 2,
    peakMemory: 64e6,
    startup: 40,
    cold: 40 + median,
    loopDelay: { p50: 0.5, p99: 1.25, max: median / 2 },
    lines: 7,
    sameResult: true,
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
    verdict: 'Async is 3.0 times faster than Sequential.',
    warnings: [{ code: 'noisy', message: 'The machine was busy: close what else runs.' }],
    comparisons: [
      {
        fast: 'async',
        slow: 'sequential',
        ratio: 3,
        low: 2.9,
        high: 3.1,
        clear: true,
        sentence: 'Async is 2.9–3.1 times faster than Sequential.',
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
