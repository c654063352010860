/**
 * `npm run measure:robustness -- FOLDER… [--edits N] [--sequences N] [--seed N] [--markdown]`: random edits of copies
 * of repositories, and random sequences of requests, each followed by a comparison with a project that has never seen
 * anything else. Prints crashes, hangs, mismatches, times and memory; exits with 1 where there is one of the first
 * three.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { RENDERERS } from '../table.ts';
import type { Report } from './report.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    edits: { type: 'string', default: '5000' },
    sequences: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    markdown: { type: 'boolean', default: false },
  },
});
/** Milliseconds that an edit or a sequence may take, on a machine with other work. */
const PATIENCE = 10_000;
const MEGABYTE = 2 ** 20;

interface Attacked {
  readonly name: string;
  /** Undefined where the process ended before it could tell. */
  readonly report: Report | undefined;
  readonly seconds: number;
}

async function attack(folder: string): Promise<Attacked> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'robustness-')));
  const start = performance.now();
  try {
    const root = join(home, basename(folder));
    await cp(folder, root, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
    const child = spawn(
      process.execPath,
      [
        '--expose-gc', '--import', 'tsx', resolve('test/measure/robustness/attack.ts'), root, values.edits,
        values.sequences, values.seed,
      ], // biome-ignore format: a command
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        timeout: PATIENCE * (Number(values.edits) / 10 + Number(values.sequences) + 10),
      },
    );
    const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
    const last = out.trimEnd().split('\n').at(-1) ?? '';
    const report = child.exitCode === 0 ? (JSON.parse(last) as Report) : undefined;
    return { name: basename(folder), report, seconds: (performance.now() - start) / 1000 };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const percentile = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0;

const rowOf = ({ name, report, seconds }: Attacked): string[] =>
  report
    ? [
        name,
        `${report.edits}`,
        `${report.sequences}`,
        '0',
        `${report.hangs}`,
        `${report.mismatches.length}`,
        `${percentile(report.times, 0.5)} / ${percentile(report.times, 0.95)} ms`,
        report.memory.map((bytes) => Math.round(bytes / MEGABYTE)).join(' → '),
        seconds.toFixed(0),
      ]
    : [name, '', '', '1', '', '', '', '', seconds.toFixed(0)];

async function main(): Promise<void> {
  if (positionals.length === 0) throw new Error('Say which folders: npm run measure:robustness -- FOLDER…');
  const attacked: Attacked[] = [];
  for (const folder of positionals) {
    const one = await attack(resolve(folder));
    attacked.push(one);
    for (const mismatch of one.report?.mismatches ?? []) console.error(`${one.name}: ${mismatch}`);
  }
  process.stdout.write(
    RENDERERS[values.markdown ? 'markdown' : 'text']({
      title: `Random edits and sequences, seed ${values.seed}`,
      head: [
        'repository',
        'edits',
        'sequences',
        'crashes',
        'hangs',
        'mismatches',
        'p50 / p95',
        'memory, MB',
        'seconds',
      ],
      rows: attacked.map(rowOf),
    }),
  );
  const isSound = attacked.every(({ report }) => report && report.hangs === 0 && report.mismatches.length === 0);
  process.exitCode = isSound ? 0 : 1;
}

void main();
