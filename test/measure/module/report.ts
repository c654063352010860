/** The tables of the module's claims, of our own targets, and of runs against each other. */
import type { BenchmarkResult, StrategyResult } from '../../../src/protocol/benchmark-result.ts';
import { claimsOf } from '../../../src/protocol/claims.ts';
import { formatRatio, formatTime } from '../../../src/protocol/quantities.ts';
import type { Table } from '../table.ts';

export function moduleTable(result: BenchmarkResult): Table {
  const claims = claimsOf(result);
  if (claims === undefined) throw new Error(`The module has no table of ${result.scenario}.`);
  const { cpus, cpu, platform, node } = result.environment;
  return {
    title: `${result.title}: the module's table beside ours, ${claims.scale} (${cpus} × ${cpu}, ${platform}, Node ${node}, medians of ${result.rounds} rounds)`,
    head: ['approach', 'module', 'ratio', 'measured', 'ratio', 'module: memory', 'measured', 'module: code', 'lines'],
    rows: claims.rows.map((row) => [
      row.strategy,
      row.claimed,
      row.claimedRatio,
      row.measured ?? '–',
      row.ratio ?? '–',
      row.claimedMemory,
      row.peakMemory ?? '–',
      row.claimedComplexity,
      `${row.lines ?? '–'}`,
    ]),
  };
}

/** What must hold of the measured ratios, on a machine of at least two cores. */
export function targetsTable(fetched: BenchmarkResult, summed: BenchmarkResult): Table {
  const rows = [
    target('fetch-urls: async against sequential', ratioOf(fetched, 'sequential', 'async'), 50, Infinity),
    target('fetch-urls: ten threads against sequential', ratioOf(fetched, 'sequential', 'threads:10'), 8, 12),
    target('sum-of-squares: a pool of two against sequential', ratioOf(summed, 'sequential', 'threads:2'), 1.6, 2.2),
    target('sum-of-squares: gathered promises against sequential', ratioOf(summed, 'sequential', 'async'), 0.9, 1.1),
  ];
  return { title: 'What must hold', head: ['ratio', 'measured', 'wanted', 'holds'], rows };
}

function target(name: string, ratio: number, least: number, most: number): readonly string[] {
  const wanted = most === Infinity ? `at least ${formatRatio(least)}` : `${formatRatio(least)} – ${formatRatio(most)}`;
  return [name, formatRatio(ratio), wanted, ratio >= least && ratio <= most ? 'yes' : 'no'];
}

function ratioOf({ strategies, scenario }: BenchmarkResult, slow: string, fast: string): number {
  const of = (key: string): number => {
    const median = strategies.find((strategy) => strategy.key === key)?.median;
    if (median === undefined) throw new Error(`${scenario}: ${key} was not measured.`);
    return median;
  };
  return of(slow) / of(fast);
}

/** @param results of the same scenario */
export function overlapTable(results: readonly BenchmarkResult[]): Table {
  const [first] = results;
  return {
    title: `${first?.title}: intervals of ${results.length} runs (${results.map(({ duration }) => formatTime(duration)).join(', ')} in all)`,
    head: ['strategy', ...results.map((_, index) => `run ${index + 1}`), 'overlap'],
    rows: (first?.strategies ?? []).map(({ key, title }) => {
      const same = results.flatMap(({ strategies }) => strategies.filter((strategy) => strategy.key === key));
      return [
        title,
        ...same.map(({ low, high }) => `${formatTime(low)} – ${formatTime(high)}`),
        overlap(same) ? 'yes' : 'no',
      ];
    }),
  };
}

/**
 * @param runs those of each scenario. @returns how many strategies have intervals that overlap, and those that have not
 */
export function agreement(runs: readonly (readonly BenchmarkResult[])[]): {
  readonly sentence: string;
  readonly isWhole: boolean;
} {
  const strategies = runs.flatMap((results) =>
    overlapTable(results).rows.map((row) => ({
      name: `${results[0]!.scenario}: ${row[0]!}`,
      agrees: row.at(-1) === 'yes',
    })),
  );
  const apart = strategies.filter(({ agrees }) => !agrees).map(({ name }) => name);
  const sentence = `The intervals of ${strategies.length - apart.length} of ${strategies.length} strategies overlap${apart.length === 0 ? '' : `; not those of ${apart.join(', ')}`}.`;
  return { sentence, isWhole: apart.length === 0 };
}

/** Whether there is a time that lies in all intervals. */
export const overlap = (strategies: readonly Pick<StrategyResult, 'low' | 'high'>[]): boolean =>
  Math.max(...strategies.map(({ low }) => low)) <= Math.min(...strategies.map(({ high }) => high));
