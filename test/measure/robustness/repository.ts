/** Attacks a copy of one repository: edits and sequences in one process, then messages to a language server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { RUN_MARK } from '../../../src/benchmark/process-tree/environment.ts';
import { randomFrom } from '../../support/random.ts';
import { leftOf, markOfRun } from './leftovers.ts';
import { sendMessages } from './messages.ts';
import type { Report } from './report.ts';

export interface AttackOptions {
  /** The language server, an absolute path. */
  readonly program: string;
  readonly edits: number;
  readonly sequences: number;
  readonly messages: number;
  readonly seed: number;
}

export interface Attacked {
  readonly name: string;
  readonly edits: number;
  readonly sequences: number;
  readonly messages: number;
  readonly crashes: number;
  readonly hangs: number;
  /** Each in words. */
  readonly mismatches: readonly string[];
  /** Processes. */
  readonly left: number;
  /** Milliseconds of each edit. */
  readonly times: readonly number[];
  /** Bytes before and after the edits. */
  readonly memory: readonly [number, number];
  readonly seconds: number;
}

/** Milliseconds that an edit or a sequence may take, on a machine with other work. */
const PATIENCE = 10_000;
const NOTHING: Report = { edits: 0, sequences: 0, hangs: 0, mismatches: [], times: [], memory: [0, 0] };

export async function attack(folder: string, options: AttackOptions): Promise<Attacked> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'robustness-')));
  const [start, mark] = [performance.now(), markOfRun()];
  try {
    const root = join(home, basename(folder));
    await cp(folder, root, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
    const report = await editAndAsk(root, mark, options);
    const server = { program: options.program, folder: root, cacheDir: join(home, 'cache'), mark };
    const told = await sendMessages(server, options.messages, randomFrom(options.seed));
    return {
      ...(report ?? NOTHING),
      name: basename(folder),
      messages: told.messages,
      crashes: told.crashes + (report ? 0 : 1),
      hangs: told.hangs + (report?.hangs ?? 0),
      mismatches: [...(report?.mismatches ?? []), ...told.mismatches],
      left: await leftOf(mark),
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** @returns undefined where the process ended before it could tell */
async function editAndAsk(
  root: string,
  mark: string,
  { edits, sequences, seed }: AttackOptions,
): Promise<Report | undefined> {
  const program = resolve('test/measure/robustness/attack.ts');
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', program, root, `${edits}`, `${sequences}`, `${seed}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, [RUN_MARK]: mark },
      timeout: PATIENCE * (edits / 10 + sequences + 10),
    },
  );
  const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const last = out.trimEnd().split('\n').at(-1) ?? '';
  return child.exitCode === 0 ? (JSON.parse(last) as Report) : undefined;
}
