/** Two runs, compared strategy by strategy. */
import type { BenchmarkResult, Figure } from '../protocol/benchmark-result.ts';
import { MEASURES, type MeasureId } from '../protocol/measures.ts';

export interface PairedStrategy {
  readonly title: string;
  readonly shown: Figure;
  readonly other: Figure;
  /** How many times better the displayed run is: above 1 if it is. */
  readonly ratio: number;
  /** The intervals do not overlap. */
  readonly clear: boolean;
}

/** The strategies in both runs, in the order of the displayed one. */
export function pairRuns(shown: BenchmarkResult, other: BenchmarkResult, measure: MeasureId): PairedStrategy[] {
  return shown.strategies.flatMap((one) => {
    // workload-lint-disable-next-line cpu-loop -- a run has at most seven strategies
    const match = other.strategies.find(({ key }) => key === one.key)?.figures[measure];
    const figure = one.figures[measure];
    if (!match || !figure) return [];
    const ratio = match.median / figure.median;
    return [
      {
        title: one.title,
        shown: figure,
        other: match,
        ratio: MEASURES[measure].better === 'less' ? ratio : 1 / ratio,
        clear: figure.high < match.low || match.high < figure.low,
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
