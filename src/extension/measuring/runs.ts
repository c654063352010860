/** Runs benchmarks one at a time, each in separate processes, and stores their results. */
import { commands, EventEmitter, type Disposable, type LogOutputChannel } from 'vscode';
import { runBenchmark } from '../../benchmark-client/index.ts';
import type { ArgumentsAnswer, ArgumentsRequest, BenchmarkEvent, BenchmarkRequest } from '../../protocol/benchmark.ts';
import { RUNNING_CONTEXT } from '../../protocol/commands.ts';
import type { RunUnderWay } from '../../protocol/panel.ts';
import { readSetting } from '../settings.ts';
import type { History } from './history.ts';
import { logLine } from './log-lines.ts';

interface Run {
  readonly title: string;
  readonly begun: number;
  readonly events: BenchmarkEvent[];
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

export class BenchmarkRuns implements Disposable {
  readonly #program: string;
  readonly #history: History;
  readonly #output: LogOutputChannel;
  readonly #started = new EventEmitter<RunUnderWay>();
  readonly #events = new EventEmitter<BenchmarkEvent>();
  readonly #stored = new EventEmitter<string>();
  #run: Run | undefined;

  /** @param program absolute path of the benchmark's bundle */
  constructor(program: string, history: History, output: LogOutputChannel) {
    this.#program = program;
    this.#history = history;
    this.#output = output;
  }

  readonly onStarted = this.#started.event;
  readonly onEvent = this.#events.event;
  /** Fires with the id of the stored result. */
  readonly onStored = this.#stored.event;

  get underWay(): RunUnderWay | undefined {
    return this.#run && { title: this.#run.title, begun: this.#run.begun, events: this.#run.events };
  }

  /** Starts a run after the current one has ended; settles when it has ended. */
  async start(request: BenchmarkRequest, title: string): Promise<void> {
    await this.cancel();
    const abort = new AbortController();
    const events: BenchmarkEvent[] = [];
    const ended = this.#measure(request, events, abort.signal);
    this.#run = { title, begun: Date.now(), events, abort, ended };
    this.#started.fire({ title, begun: this.#run.begun, events });
    void commands.executeCommand('setContext', RUNNING_CONTEXT, true);
    await ended;
  }

  /** Settles when all processes of the run have ended. */
  async cancel(): Promise<void> {
    this.#run?.abort.abort();
    await this.#run?.ended;
  }

  /** Reads the file but runs nothing. */
  async findArguments(request: ArgumentsRequest): Promise<ArgumentsAnswer> {
    const last = await runBenchmark(surrounded(request), {
      ...this.#options(),
      signal: new AbortController().signal,
      onEvent: (event) => this.#log(event),
    });
    if (last.type === 'arguments') return last.arguments;
    return { reason: last.type === 'failed' ? last.error.message : 'No arguments were found: enter them.' };
  }

  dispose(): void {
    void this.cancel();
  }

  async #measure(request: BenchmarkRequest, events: BenchmarkEvent[], signal: AbortSignal): Promise<void> {
    try {
      const precision = readSetting('benchmarkPrecision') / 100;
      const last = await runBenchmark(surrounded({ precision, ...request } as BenchmarkRequest), {
        ...this.#options(),
        signal,
        onEvent: (event) => {
          this.#log(event);
          events.push(event);
          this.#events.fire(event);
        },
      });
      if (last.type === 'result') this.#stored.fire(await this.#history.add(last.result));
    } finally {
      this.#run = undefined;
      void commands.executeCommand('setContext', RUNNING_CONTEXT, false);
    }
  }

  #options(): { readonly program: string; readonly env: Record<string, string>; readonly node?: string } {
    const node = readSetting('nodePath');
    // The editor's executable acts as plain Node only with this variable.
    return { program: this.#program, env: { ELECTRON_RUN_AS_NODE: '1' }, ...(node && { node }) };
  }

  #log(event: BenchmarkEvent): void {
    const line = logLine(event);
    if (line) this.#output[line.level](line.text);
  }
}

const surrounded = <Request extends BenchmarkRequest>(request: Request): Request => ({
  ...request,
  environment: readSetting('benchmarkEnvironment'),
});
