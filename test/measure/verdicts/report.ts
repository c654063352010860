/** What verdicts of many runs come to: how often a difference is claimed, and how often an interval holds the truth. */
import { median } from 'simple-statistics';
import type { BenchmarkResult } from '../../../src/protocol/benchmark-result.ts';
import { formatTime } from '../../../src/protocol/quantities.ts';
import type { Table } from '../table.ts';
import { longRunMedian, simulate, type Noise } from './simulate.ts';

/** Runs of a function before and after a change that makes it slower by this part; 0: the same code under two names. */
export interface Trial {
  readonly slower: number;
  readonly results: readonly BenchmarkResult[];
}

export interface Target {
  readonly slower: number;
  /** Part of the runs that must find the difference; for the same code: that may claim one. */
  readonly wanted: number;
}

export const TARGETS: readonly Target[] = [
  { slower: 0, wanted: 0.05 },
  { slower: 0.1, wanted: 0.8 },
  { slower: 0.3, wanted: 0.99 },
];
const COVERED = 0.93;

/** Of the slower one, or of either where both are the same. */
const claims = ({ decidedBy, best }: BenchmarkResult, slower: number): boolean =>
  decidedBy !== undefined && (slower === 0 || best === 'before');

const percent = (part: number): string => `${Math.round(part * 100)} %`;

export function verdictsTable(trials: readonly Trial[], circumstances: string): Table {
  return {
    title: `Verdicts, ${circumstances}`,
    head: ['code', 'runs', 'found', 'wanted', 'holds', 'noise told', 'rounds', 'time'],
    rows: trials.map(({ slower, results }) => {
      const target = TARGETS.find((one) => one.slower === slower)!;
      const found = results.filter((result) => claims(result, slower)).length / results.length;
      const noisy = results.filter(({ warnings }) => warnings.some(({ code }) => code === 'noisy')).length;
      return [
        slower === 0 ? 'the same under two names' : `slower by ${percent(slower)}`,
        String(results.length),
        percent(found),
        slower === 0 ? `at most ${percent(target.wanted)}` : `at least ${percent(target.wanted)}`,
        (slower === 0 ? found <= target.wanted : found >= target.wanted) ? 'yes' : 'no',
        percent(noisy / results.length),
        String(Math.round(median(results.map(({ rounds }) => rounds)))),
        formatTime(median(results.map(({ duration }) => duration))),
      ];
    }),
  };
}

/** Whether the intervals of the wall time hold the median over all runs of the same code. */
export function coverage(results: readonly BenchmarkResult[]): string {
  const strategies = results.flatMap((result) => result.strategies);
  const truth = median(strategies.map((one) => one.median));
  const held = strategies.filter(({ low, high }) => low <= truth && truth <= high).length / strategies.length;
  return (
    `${percent(held)} of ${strategies.length} intervals hold the median of all runs of the same code ` +
    `(${formatTime(truth)}); wanted: ${percent(COVERED)}.`
  );
}

/** Standard deviations as parts of the time. */
const NOISES: Readonly<Record<string, Noise>> = {
  'quiet (rounds differ by 3 %, processes by 2 %)': { rounds: 0.03, processes: 0.02, interrupted: 0.02 },
  'busy (10 %, 4 %, a tenth of the rounds held up)': { rounds: 0.1, processes: 0.04, interrupted: 0.1 },
  'overloaded (25 %, 8 %, a third held up)': { rounds: 0.25, processes: 0.08, interrupted: 0.3 },
};

/** The statistics by themselves, on made-up times. */
export function simulatedTable(runs: number): Table {
  const rows = Object.entries(NOISES).map(([name, noise]) => {
    const truth = longRunMedian(noise);
    const trials = TARGETS.map(({ slower }) =>
      Array.from({ length: runs }, (_, seed) => simulate(slower, noise, seed, truth)),
    );
    const found = trials.map((all) => percent(all.filter((one) => one.found).length / all.length));
    const same = trials[0]!;
    const covered = percent(same.filter((one) => one.covered).length / same.length);
    return [name, ...found, covered, formatTime(median(same.map(({ seconds }) => seconds)) * 1_000)];
  });
  return {
    title: `The statistics by themselves: ${runs} simulated runs of each, of 30 ms, with the default time and precision`,
    head: ['machine', 'the same: claimed', 'slower by 10 %: found', 'by 30 %: found', 'intervals that hold', 'time'],
    rows: [...rows, ['wanted', 'at most 5 %', 'at least 80 %', 'at least 99 %', percent(COVERED), '']],
  };
}
