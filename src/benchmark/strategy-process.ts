/**
 * The process of one strategy, as seen by the runner: sends commands, receives replies or failures, and cleans up on
 * `end`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import pidusage from 'pidusage';
import type { BenchmarkError } from '../protocol/benchmark.ts';
import { endTree, LEADS_GROUP } from './end-tree.ts';
import { Failure } from './failure.ts';
import type { CompilerCommand, CompilerEvent } from './code/messages.ts';
import { LIFELINE_ENV, type HostCommand, type HostEvent } from './host/messages.ts';
import type { Lifeline } from './lifeline/server.ts';

/** A command to a process, and its reply. */
type Command = HostCommand | CompilerCommand;
type Answer = HostEvent | CompilerEvent;

export interface ProcessOptions {
  /** Absolute path of the bundle. */
  readonly program: string;
  /** Key of the strategy, for the lifeline. */
  readonly strategy: string;
  readonly lifeline: Lifeline;
  /** Milliseconds for each reply. */
  readonly timeout: number;
  /** Bytes of all its processes together. */
  readonly memory: number;
  /** Ends the process. */
  readonly signal: AbortSignal;
  readonly onSpawn: (command: readonly string[], pid: number) => void;
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

type Settle = (event: Answer | Failure) => void;

export function startStrategyProcess(options: ProcessOptions): StrategyProcess & { readonly ready: Promise<void> } {
  const { lifeline, strategy, memory, timeout, signal } = options;
  const child = fork(options.program, [], {
    detached: LEADS_GROUP,
    serialization: 'json',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--expose-gc', `--max-old-space-size=${Math.floor(memory / MEGABYTE)}`],
    env: { ...process.env, [LIFELINE_ENV.path]: lifeline.path, [LIFELINE_ENV.strategy]: strategy },
  });
  options.onSpawn(child.spawnargs, child.pid ?? 0);
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
    await endTree(child);
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
      void heldBytes(lifeline.pids(strategy)).then((held) => {
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

/** Resident memory of the processes, skipping those that have just exited. */
async function heldBytes(pids: readonly number[]): Promise<number> {
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
