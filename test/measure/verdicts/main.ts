/**
 * `npm run measure:verdicts -- [--runs N] [--load N] [--simulated] [--write]`: whether verdicts can be trusted. The
 * same code under two names must not differ; code that is slower by 10 % or 30 % must be found, within the default
 * time. `--load` keeps N cores busy meanwhile; `--simulated` takes made-up times (`simulate.ts`). `--write` puts the
 * tables into docs/measurements.md. SIGINT ends it, with what it has.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBenchmark } from '../../../src/benchmark-client/index.ts';
import type { BenchmarkResult } from '../../../src/protocol/benchmark-result.ts';
import { buildShipped } from '../build.ts';
import { writeBetween } from '../page.ts';
import { RENDERERS } from '../table.ts';
import { coverage, simulatedTable, TARGETS, verdictsTable, type Trial } from './report.ts';

const cancel = new AbortController();
process.once('SIGINT', () => cancel.abort());

/** Takes some milliseconds, whatever the compiler makes of it. */
const code = (slower: number): string => `export function work() {
  let sum = 0;
  for (let index = 0; index < ${Math.round(2_000_000 * (1 + slower))}; index++) sum = (sum * 31 + index) | 0;
  return sum === 0.5;
}
`;

async function compare(program: string, file: string, slower: number): Promise<BenchmarkResult | undefined> {
  const last = await runBenchmark(
    { kind: 'comparison', file, name: 'work', arguments: '', edited: { [file]: code(slower) } },
    { program, signal: cancel.signal, onEvent: () => undefined },
  );
  if (last.type === 'result') return last.result;
  if (last.type === 'failed' && last.error.code === 'cancelled') return undefined;
  throw new Error(last.type === 'failed' ? last.error.message : 'There was no result.');
}

async function measure(program: string, file: string, runs: number): Promise<Trial[]> {
  const trials = TARGETS.map(({ slower }) => ({ slower, results: [] as BenchmarkResult[] }));
  // In turns, so that what else happens on the machine meets all alike.
  for (let run = 1; run <= runs; run++) {
    for (const { slower, results } of trials) {
      const result = await compare(program, file, slower);
      if (result === undefined) return trials.filter((trial) => trial.results.length > 0);
      results.push(result);
      console.error(`run ${run}, slower by ${slower}: ${result.verdict}`);
    }
  }
  return trials;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '100' },
      load: { type: 'string', default: '0' },
      simulated: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  if (values.simulated) {
    const table = simulatedTable(Number(values.runs));
    console.log(RENDERERS.text(table));
    if (values.write) await writeBetween('verdicts simulated', RENDERERS.markdown(table));
    return;
  }
  const program = join(await buildShipped('verdicts'), 'benchmark.js');
  const folder = await mkdtemp(join(tmpdir(), 'verdicts-'));
  const busy = Array.from({ length: Number(values.load) }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  try {
    const file = join(folder, 'work.ts');
    await writeFile(file, code(0));
    const trials = await measure(program, file, Number(values.runs));
    const [first] = trials[0]?.results ?? [];
    if (first === undefined) return;
    const { cpu, platform, node } = first.environment;
    const others = busy.length === 0 ? 'without load of its own' : `${busy.length} other processes computing`;
    const table = verdictsTable(
      trials,
      `${others} (${cpus().length} × ${cpu}, ${platform}, Node ${node}, load average ${loadavg()[0]!.toFixed(1)})`,
    );
    const covers = coverage(trials[0]!.results);
    console.log(`${RENDERERS.text(table)}\n${covers}`);
    if (values.write)
      await writeBetween(
        busy.length === 0 ? 'verdicts' : 'verdicts under load',
        `${RENDERERS.markdown(table)}\n${covers}`,
      );
  } finally {
    for (const one of busy) one.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
