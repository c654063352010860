/**
 * The process of one strategy, as seen by the runner: sends commands, receives replies or failures, and cleans up on
 * `end`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import pidusage from 'pidusage';
import type { BenchmarkError } from '../protocol/benchmark-result.ts';
import type { BenchmarkEvent } from '../protocol/benchmark.ts';
import { Failure } from './failure.ts';
import type { CompilerCommand, CompilerEvent } from './code/messages.ts';
import { LIFELINE_ENV, type HostCommand, type HostEvent } from './host/messages.ts';
import type { Lifeline } from './lifeline/server.ts';
import type { Plan } from './plan.ts';
import { endGroup, LEADS_GROUP } from './process-tree/end-group.ts';
import { RUN_MARK } from './process-tree/environment.ts';
import { openProcessTree, type ProcessTree } from './process-tree/tree.ts';

/** A command to a process, and its reply. */
type Command = HostCommand | CompilerCommand;
type Answer = HostEvent | CompilerEvent;

/** What all processes of a run share. */
export interface RunProcesses {
  /** Absolute path of the folder of bundles. */
  readonly bundles: string;
  readonly lifeline: Lifeline;
  /** Of the run: its processes carry it. */
  readonly mark: string;
  /** Environment variables that measured code sees. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the process. */
  readonly signal: AbortSignal;
  readonly tell: (event: BenchmarkEvent) => void;
}

export interface ProcessOptions {
  /** Name of the bundle. */
  readonly program: 'host' | 'compile';
  /** Key of the strategy, for the lifeline. */
  readonly strategy: string;
  readonly plan: Pick<Plan, 'cwd' | 'timeout' | 'memory'>;
}

export interface StrategyProcess {
  /** @throws {Failure} if the reply is a failure or does not arrive */
  ask<Type extends Answer['type']>(command: Command, answer: Type): Promise<Extract<Answer, { type: Type }>>;
  /** Resolves when the process and its descendants have exited. */
  end(): Promise<void>;
}

/** Milliseconds between two checks of the memory. */
const MEMORY_INTERVAL = process.platform === 'win32' ? 5_000 : 1_000;
const KEPT_STDERR = 4_000;
const MEGABYTE = 2 ** 20;

/** Strategy processes that this program has started. */
let started = 0;

type Settle = (event: Answer | Failure) => void;

export function startStrategyProcess(
  { program, strategy, plan: { cwd, timeout, memory } }: ProcessOptions,
  { bundles, lifeline, environment, signal, tell, ...run }: RunProcesses,
): StrategyProcess & { readonly ready: Promise<void> } {
  // No other process of the run has a mark that begins so.
  const mark = `${run.mark}/${++started}/`;
  const tree = openProcessTree(mark);
  const child = fork(join(bundles, `${program}.js`), [], {
    detached: LEADS_GROUP,
    serialization: 'json',
    ...(cwd !== undefined && { cwd }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--expose-gc', `--max-old-space-size=${Math.floor(memory / MEGABYTE)}`],
    env: { ...environment, [RUN_MARK]: mark, [LIFELINE_ENV.path]: lifeline.path, [LIFELINE_ENV.strategy]: strategy },
  });
  tell({ type: 'spawned', command: child.spawnargs, pid: child.pid ?? 0 });
  // Discard the output of measured code, so that it never waits for a reader.
  child.stdout!.resume();
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-KEPT_STDERR);
  });

  let settle: Settle | undefined;
  let failed: Failure | undefined;
  const fail = (error: BenchmarkError): void => {
    failed ??= new Failure(error);
    settle?.(failed);
  };
  const end = async (): Promise<void> => {
    clearInterval(watch);
    // Those that left the group are known by their parents, as long as these live.
    await tree.look();
    await endGroup(child);
    await tree.end();
  };
  const abort = (): void => {
    fail({ code: 'cancelled', message: 'The run was cancelled.' });
    void end();
  };
  signal.addEventListener('abort', abort, { once: true });
  child.on('message', (event: Answer) => settle?.(event));
  child.once('error', (error) => fail({ code: 'crashed', message: `The process did not start: ${error.message}` }));
  child.once('exit', (code, by) => {
    signal.removeEventListener('abort', abort);
    fail(crash(code, by, stderr));
  });
  const watch = setInterval(
    () =>
      void heldBytes(tree, lifeline.pids(strategy)).then((held) => {
        if (held <= memory) return;
        fail({
          code: 'memory',
          message: `Used ${Math.round(held / MEGABYTE)} MB, above the limit of ${Math.round(memory / MEGABYTE)} MB: lower the size or the pool.`,
        });
        void end();
      }),
    MEMORY_INTERVAL,
  );

  const wait = <Type extends Answer['type']>(type: Type): Promise<Extract<Answer, { type: Type }>> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        fail({
          code: 'timeout',
          message: `No reply within ${timeout / 1000} s: lower the size, or raise the time limit.`,
        });
        void end();
      }, timeout);
      settle = (event) => {
        clearTimeout(late);
        settle = undefined;
        if (event instanceof Failure) reject(event);
        else if (event.type === 'failed') reject(new Failure(event.error));
        else if (event.type === type) resolve(event as Extract<Answer, { type: Type }>);
        else
          reject(new Failure({ code: 'internal', message: `Expected ${type} of the process, and got ${event.type}.` }));
      };
      if (failed !== undefined) settle(failed);
    });
  return {
    ready: wait('ready').then(() => undefined),
    ask(command, answer) {
      const answered = wait(answer);
      send(child, command);
      return answered;
    },
    end,
  };
}

function send(child: ChildProcess, command: Command): void {
  if (child.connected) child.send(command);
}

function crash(code: number | null, by: NodeJS.Signals | null, stderr: string): BenchmarkError {
  if (/heap out of memory|ERR_WORKER_OUT_OF_MEMORY/.test(stderr))
    return { code: 'memory', message: 'The heap is full: lower the size, or raise the memory limit.' };
  return { code: 'crashed', message: `The process ended by itself (${by ?? code}).`, ...(stderr && { stack: stderr }) };
}

/**
 * Resident memory of a tree, skipping processes that have just exited.
 * @param joined process ids, for systems that do not tell which processes belong to the tree
 */
async function heldBytes(tree: ProcessTree, joined: readonly number[]): Promise<number> {
  const pids = (await tree.recentPids()) ?? joined;
  const all = await Promise.all(
    pids.map((pid) =>
      pidusage(pid).then(
        ({ memory }) => memory,
        () => 0,
      ),
    ),
  );
  return all.reduce((sum, bytes) => sum + bytes, 0);
}
