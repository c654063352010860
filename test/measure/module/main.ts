/**
 * `npm run measure:module -- [--write] [--repeat N] [SCENARIO…]`: the course module's performance table beside what
 * this machine measures, and the targets of our own. `--write` puts the tables into docs/measurements.md. `--repeat`
 * runs every scenario (or the named ones) N times with its defaults instead, and says for each strategy whether its
 * intervals overlap; the exit code is 1 if some do not.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBenchmark } from '../../../src/benchmark-client/index.ts';
import type { BenchmarkResult } from '../../../src/protocol/benchmark-result.ts';
import { isScenarioId, SCENARIOS, type ScenarioId } from '../../../src/protocol/scenarios/index.ts';
import { buildShipped } from '../build.ts';
import { writeBetween } from '../page.ts';
import { RENDERERS } from '../table.ts';
import { agreement, moduleTable, overlapTable, targetsTable } from './report.ts';

const cancel = new AbortController();
process.once('SIGINT', () => cancel.abort());

/**
 * For the table: of a longer latency than by default, what this machine itself takes for a hundred requests is a
 * smaller part.
 */
const LATENCY = 100;

async function measure(
  program: string,
  scenario: ScenarioId,
  size: Readonly<Record<string, number>> = {},
): Promise<BenchmarkResult> {
  const last = await runBenchmark(
    { kind: 'scenario', scenario, size },
    {
      program,
      signal: cancel.signal,
      onEvent: (event) => {
        if (event.type === 'progress' && event.sample !== undefined)
          console.error(`${scenario} ${event.phase} ${event.strategy} ${event.sample.toFixed(1)} ms`);
      },
    },
  );
  if (last.type !== 'result') throw new Error(last.type === 'failed' ? last.error.message : 'There was no result.');
  return last.result;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false }, repeat: { type: 'string', default: '1' } },
  });
  const program = join(await buildShipped('module'), 'benchmark.js');
  if (Number(values.repeat) > 1) await repeat(program, Number(values.repeat), positionals);
  else await tabulate(program, values.write);
}

async function tabulate(program: string, isWritten: boolean): Promise<void> {
  const fetched = await measure(program, 'fetch-urls', { latency: LATENCY });
  const summed = await measure(program, 'sum-of-squares');
  const tables = [moduleTable(fetched), targetsTable(fetched, summed)];
  for (const table of tables) console.log(RENDERERS.text(table));
  const warnings = [fetched, summed].flatMap(({ warnings: some, title }) =>
    some.map(({ message }) => `${title}: ${message}`),
  );
  if (warnings.length > 0) console.log(`${warnings.join('\n')}\n`);
  if (isWritten) await writeBetween('module', [...tables.map(RENDERERS.markdown), ...warnings].join('\n').trimEnd());
}

async function repeat(program: string, count: number, wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((id) => !isScenarioId(id));
  if (unknown.length > 0)
    throw new Error(`There is no scenario ${unknown.join(', ')}: ${Object.keys(SCENARIOS).join(', ')}.`);
  const runs: BenchmarkResult[][] = [];
  for (const id of (wanted.length > 0 ? wanted : Object.keys(SCENARIOS)) as ScenarioId[]) {
    const results: BenchmarkResult[] = [];
    for (let run = 0; run < count; run++) results.push(await measure(program, id));
    runs.push(results);
    console.log(RENDERERS.text(overlapTable(results)));
    const warnings = results.flatMap(({ warnings: some }, run) =>
      some.map(({ message }) => `run ${run + 1}: ${message}`),
    );
    if (warnings.length > 0) console.log(`${warnings.join('\n')}\n`);
  }
  const { sentence, isWhole } = agreement(runs);
  console.log(sentence);
  if (!isWhole) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
