/** Two runs, compared strategy by strategy. */
import type { BenchmarkResult, StrategyResult } from '../protocol/benchmark.ts';

export interface PairedStrategy {
  readonly title: string;
  readonly shown: StrategyResult;
  readonly other: StrategyResult;
  /** Median of the other run divided by the displayed one's: above 1 if the displayed run is faster. */
  readonly ratio: number;
  /** The intervals do not overlap. */
  readonly clear: boolean;
}

/** The strategies in both runs, in the order of the displayed one. */
export function pairRuns(shown: BenchmarkResult, other: BenchmarkResult): PairedStrategy[] {
  return shown.strategies.flatMap((one) => {
    // workload-lint-disable-next-line cpu-loop -- a run has at most seven strategies
    const match = other.strategies.find(({ key }) => key === one.key);
    if (!match) return [];
    return [
      {
        title: one.title,
        shown: one,
        other: match,
        ratio: match.median / one.median,
        clear: one.high < match.low || match.high < one.low,
      },
    ];
  });
}

/** Unintended differences between the runs: sizes, rounds, machine. */
export function differences(shown: BenchmarkResult, other: BenchmarkResult): string[] {
  const facts = (result: BenchmarkResult): Readonly<Record<string, string>> => ({
    scenario: result.title,
    ...Object.fromEntries(Object.entries(result.size).map(([key, value]) => [key, String(value)])),
    node: result.environment.node,
    cores: String(result.environment.cpus),
    processor: result.environment.cpu,
  });
  const [left, right] = [facts(shown), facts(other)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((key) => left[key] !== right[key])
    .map((key) => `${key}: ${left[key] ?? '–'} here, ${right[key] ?? '–'} in the other`);
}
