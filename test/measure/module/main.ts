/**
 * `npm run measure:module -- [--write] [--repeat N]`: the course module's performance table beside what this machine measures, and the targets of our own.
 * `--write` puts the tables into the README. `--repeat` runs every scenario so often with its defaults, and says whether the intervals overlap.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBenchmark } from '../../../src/benchmark-client/index.ts';
import type { BenchmarkResult } from '../../../src/protocol/benchmark.ts';
import { SCENARIOS, type ScenarioId } from '../../../src/protocol/scenarios/index.ts';
import { buildShipped } from '../build.ts';
import { RENDERERS } from '../table.ts';
import { moduleTable, overlapTable, targetsTable } from './report.ts';

const START = '<!-- measured: module -->';
const END = '<!-- end -->';

const cancel = new AbortController();
process.once('SIGINT', () => cancel.abort());

/** For the table: of a longer latency than by default, what this machine itself takes for a hundred requests is a smaller part. */
const LATENCY = 100;

async function measure(program: string, scenario: ScenarioId, size: Readonly<Record<string, number>> = {}): Promise<BenchmarkResult> {
  const last = await runBenchmark({ kind: 'scenario', scenario, size }, {
    program, signal: cancel.signal,
    onEvent: (event) => {
      if (event.type === 'progress' && event.sample !== undefined) console.error(`${scenario} ${event.phase} ${event.strategy} ${event.sample.toFixed(1)} ms`);
    },
  });
  if (last.type !== 'result') throw new Error(last.type === 'failed' ? last.error.message : 'There was no result.');
  return last.result;
}

/** Puts a text between the markers of the README. */
async function write(text: string): Promise<void> {
  const readme = await readFile('README.md', 'utf8');
  const [from, to] = [readme.indexOf(START), readme.indexOf(END, readme.indexOf(START))];
  if (from < 0 || to < 0) throw new Error(`README.md has no ${START} … ${END}.`);
  await writeFile('README.md', `${readme.slice(0, from)}${START}\n${text}\n${readme.slice(to)}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false }, repeat: { type: 'string', default: '0' } } });
  const program = join(await buildShipped('module'), 'benchmark.js');
  const fetched = await measure(program, 'fetch-urls', { latency: LATENCY });
  const summed = await measure(program, 'sum-of-squares');
  const tables = [moduleTable(fetched), targetsTable(fetched, summed)];
  for (const table of tables) console.log(RENDERERS.text(table));
  const warnings = [fetched, summed].flatMap(({ warnings: some, title }) => some.map(({ message }) => `${title}: ${message}`));
  if (warnings.length > 0) console.log(`${warnings.join('\n')}\n`);
  if (values.write) await write([...tables.map(RENDERERS.markdown), ...warnings].join('\n').trimEnd());
  if (Number(values.repeat) > 1) await repeat(program, Number(values.repeat));
}

async function repeat(program: string, count: number): Promise<void> {
  for (const id of Object.keys(SCENARIOS) as ScenarioId[]) {
    const results: BenchmarkResult[] = [];
    for (let run = 0; run < count; run++) results.push(await measure(program, id));
    console.log(RENDERERS.text(overlapTable(results)));
  }
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
