/**
 * `npm run measure:guide`: measures the scenarios of the course, and keeps what the page of the approaches shows of
 * them. Takes some minutes and wants a quiet machine; `npm run update` then writes the page.
 */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runBenchmark } from '../../../src/benchmark-client/index.ts';
import type { BenchmarkResult } from '../../../src/protocol/benchmark-result.ts';
import { SCENARIOS, type ScenarioId } from '../../../src/protocol/scenarios/index.ts';
import { formatTime } from '../../../src/protocol/quantities.ts';
import { MEASURED, type Measured } from '../../guide/measured.ts';
import { buildShipped } from '../build.ts';

async function measure(program: string, scenario: ScenarioId): Promise<BenchmarkResult> {
  const last = await runBenchmark(
    { kind: 'scenario', scenario },
    { program, signal: new AbortController().signal, onEvent: () => undefined },
  );
  if (last.type !== 'result')
    throw new Error(`${scenario}: ${last.type === 'failed' ? last.error.message : 'no result'}`);
  return last.result;
}

/** What the page shows, and no more: the rest would change with every run. */
function kept({ size, strategies, environment, date, warnings }: BenchmarkResult): Measured {
  return {
    date: date.slice(0, 10),
    isNoisy: warnings.some(({ code }) => code === 'noisy'),
    environment: {
      node: environment.node,
      cpus: environment.cpus,
      cpu: environment.cpu,
      platform: environment.platform,
    },
    size,
    strategies: strategies.map(({ key, title, median, low, high, peakMemory, loopDelay, latency }) => ({
      key,
      title,
      median,
      low,
      high,
      peakMemory,
      longestDelay: loopDelay.max,
      ...(latency && { latency: { title: latency.title, p99: latency.p99 } }),
    })),
  };
}

async function main(): Promise<void> {
  const program = resolve(await buildShipped('guide'), 'benchmark.js');
  const measured: Record<string, Measured> = {};
  for (const scenario of Object.keys(SCENARIOS) as ScenarioId[]) {
    const result = await measure(program, scenario);
    console.log(`${scenario} (${formatTime(result.duration)}): ${result.verdict}`);
    measured[scenario] = kept(result);
  }
  await writeFile(MEASURED, `${JSON.stringify(measured, null, 2)}\n`);
}

void main();
