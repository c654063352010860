/** A result as input of github-action-benchmark, tool `customSmallerIsBetter`: a row per strategy and measure. */
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';
import { MEASURES } from '../../protocol/measures.ts';

const MEGABYTE = 1e6;

export function toGithubAction({ title, strategies, merits, rounds, environment }: BenchmarkResult): string {
  const smaller = merits.filter((measure) => MEASURES[measure].better === 'less');
  const rows = strategies.flatMap(({ title: strategy, figures }) =>
    smaller.flatMap((measure) => {
      const figure = figures[measure];
      if (figure === undefined) return [];
      const { median, low, high } = figure;
      const unit = measure === 'memory' ? { name: 'MB', size: MEGABYTE } : { name: 'ms', size: 1 };
      return [
        {
          name: `${title}, ${strategy}: ${MEASURES[measure].title}`,
          unit: unit.name,
          value: median / unit.size,
          range: `± ${((high - low) / 2 / unit.size).toPrecision(3)}`,
          extra: `${rounds} rounds, Node ${environment.node}, ${environment.cpus} × ${environment.cpu}`,
        },
      ];
    }),
  );
  return `${JSON.stringify(rows, null, 2)}\n`;
}
