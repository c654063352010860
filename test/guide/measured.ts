/** The figures of the page: measured by `npm run measure:guide`, written into the page by `npm run update`. */
import { readFileSync } from 'node:fs';
import type { Environment } from '../../src/protocol/benchmark-result.ts';
import { formatMemory, formatTime } from '../../src/protocol/quantities.ts';
import { SCENARIOS, type ScenarioId } from '../../src/protocol/scenarios/index.ts';
import { strategyKey, strategyTitle } from '../../src/protocol/strategies.ts';
import { markdownTable } from '../support/markdown.ts';

export const MEASURED = 'test/guide/measured.json';

/** Milliseconds and bytes. */
export interface Measured {
  readonly date: string;
  /** Something made it less than it seems: other programs, an interval that is wide. */
  readonly isNoisy: boolean;
  readonly environment: Pick<Environment, 'node' | 'cpus' | 'cpu' | 'platform'>;
  readonly size: Readonly<Record<string, number>>;
  readonly strategies: readonly {
    readonly key: string;
    readonly title: string;
    readonly median: number;
    readonly low: number;
    readonly high: number;
    readonly peakMemory: number;
    /** The longest that a timer or request waited for the event loop. */
    readonly longestDelay: number;
    readonly latency?: { readonly title: string; readonly p99: number };
  }[];
}

const read = (): Readonly<Record<ScenarioId, Measured>> =>
  JSON.parse(readFileSync(MEASURED, 'utf8')) as Record<ScenarioId, Measured>;

/** The module's table of a hundred URLs, beside what was measured. */
export function performanceTable(): string {
  const { strategies, size } = read()['fetch-urls'];
  const { rows, second } = SCENARIOS['fetch-urls'].table!;
  return markdownTable(
    ['Approach', 'Time', 'Memory', 'Complexity', `Measured, ${size[second]} ms for the second`, 'Peak memory'],
    rows.map(({ strategy, time, memory, complexity }) => {
      const measured = strategies.find(({ key }) => key === strategyKey(strategy));
      const figures = measured ? [formatTime(measured.median), formatMemory(measured.peakMemory)] : ['–', '–'];
      return [strategyTitle(strategy), time, memory, complexity, ...figures];
    }),
  );
}

/** What every scenario took, and how long it held up the event loop. */
export function measuredTable(): string {
  const all = read();
  const {
    environment: { node, cpus, cpu, platform },
    date,
  } = all['fetch-urls'];
  const rows = Object.entries(all).flatMap(([scenario, { strategies }]) => [
    [`**${SCENARIOS[scenario as ScenarioId].title}** (\`${scenario}\`)`, '', '', ''],
    ...strategies.map(({ title, median, low, high, longestDelay, latency }) => [
      title,
      `${formatTime(median)} (${formatTime(low)} – ${formatTime(high)})`,
      formatTime(longestDelay),
      latency ? formatTime(latency.p99) : '',
    ]),
  ]);
  const noisy = Object.values(all).some(({ isNoisy }) => isNoisy)
    ? ' The machine was busy, or an interval is wide: compare ratios, and measure your own.'
    : '';
  const table = markdownTable(['', 'Time (95 % interval)', 'Event loop held up', '99 of 100 requests within'], rows);
  return `${table}\n\nNode ${node}, ${cpus} cores (${cpu}, ${platform}), ${date}: medians of \`npm run measure:guide\`.${noisy}`;
}
