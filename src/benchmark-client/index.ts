/** Starts the benchmark process for one request and follows it to the end, for the command line and the editor. */
import { fork } from 'node:child_process';
import type { BenchmarkCommand, BenchmarkEvent, BenchmarkRequest } from '../protocol/benchmark.ts';
import type { BenchmarkError } from '../protocol/benchmark-result.ts';

export interface BenchmarkOptions {
  /** Absolute path of the bundle `benchmark.js`. */
  readonly program: string;
  /** Ends the run with all its processes; the last event is then `failed` with the code `cancelled`. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: BenchmarkEvent) => void;
  /** Environment variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** The Node that measures; default: the one of this process. */
  readonly node?: string;
}

/** The final event of a run. */
export type LastEvent = Extract<BenchmarkEvent, { type: 'result' | 'arguments' | 'failed' }>;

/** Milliseconds that the process has to end its children before it is ended itself. */
const GRACE = 5_000;

const isLast = (event: BenchmarkEvent): event is LastEvent =>
  event.type === 'result' || event.type === 'arguments' || event.type === 'failed';

/** @returns the last event, after the process and its descendants have exited; `onEvent` receives it as well */
export function runBenchmark(
  request: BenchmarkRequest,
  { program, signal, onEvent, env, node }: BenchmarkOptions,
): Promise<LastEvent> {
  return new Promise((resolve) => {
    const child = fork(program, [], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'json',
      env: { ...process.env, ...env },
      execArgv: [],
      ...(node !== undefined && { execPath: node }),
      // Ctrl-C in a terminal reaches the whole group, but only the requester may cancel.
      detached: process.platform !== 'win32',
    });
    let last: LastEvent | undefined;
    let stderr = '';
    let killing: NodeJS.Timeout | undefined;
    const send = (command: BenchmarkCommand): void => {
      if (child.connected) child.send(command);
    };
    const cancel = (): void => {
      send({ type: 'cancel' });
      killing ??= setTimeout(() => child.kill('SIGKILL'), GRACE);
    };
    const end = (error: BenchmarkError): void => {
      clearTimeout(killing);
      signal.removeEventListener('abort', cancel);
      if (last === undefined) {
        last = {
          type: 'failed',
          error: signal.aborted ? { code: 'cancelled', message: 'The run was cancelled.' } : error,
        };
        onEvent(last);
      }
      resolve(last);
    };
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-4_000);
    });
    child.on('message', (event: BenchmarkEvent) => {
      if (event.type === 'ready') {
        if (signal.aborted) cancel();
        else send({ type: 'run', request });
      }
      if (last !== undefined) return;
      if (isLast(event)) last = event;
      onEvent(event);
    });
    child.once('error', (error) =>
      end({ code: 'internal', message: `The benchmark process did not start: ${error.message}` }),
    );
    child.once('close', (code, by) =>
      end({
        code: 'internal',
        message: `The benchmark process ended early (${by ?? code}).`,
        ...(stderr && { stack: stderr }),
      }),
    );
    signal.addEventListener('abort', cancel, { once: true });
    onEvent({ type: 'spawned', command: child.spawnargs, pid: child.pid ?? 0 });
  });
}
