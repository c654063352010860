/** Runs benchmarks, one at a time and in processes of their own, and remembers what they measured. */
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
  readonly #kept = new EventEmitter<string>();
  #run: Run | undefined;

  /** @param program absolute path of the bundle that measures */
  constructor(program: string, history: History, output: LogOutputChannel) {
    this.#program = program;
    this.#history = history;
    this.#output = output;
  }

  readonly onStarted = this.#started.event;
  readonly onEvent = this.#events.event;
  /** Fires with the id under which a result is kept. */
  readonly onKept = this.#kept.event;

  get underWay(): RunUnderWay | undefined {
    return this.#run && { title: this.#run.title, events: this.#run.events };
  }

  /** Starts it, after the end of the one that is under way; settles when it has ended. */
  async start(request: BenchmarkRequest, title: string): Promise<void> {
    await this.cancel();
    const abort = new AbortController();
    const events: BenchmarkEvent[] = [];
    const ended = this.#measure(request, events, abort.signal);
    this.#run = { title, events, abort, ended };
    this.#started.fire(this.#run);
    void commands.executeCommand('setContext', RUNNING_CONTEXT, true);
    await ended;
  }

  /** Settles when no process of the run is left. */
  async cancel(): Promise<void> {
    this.#run?.abort.abort();
    await this.#run?.ended;
  }

  /** Reads the file and runs nothing. */
  async findArguments(request: ArgumentsRequest): Promise<ArgumentsAnswer> {
    const last = await runBenchmark(request, {
      ...this.#options(),
      signal: new AbortController().signal,
      onEvent: (event) => this.#log(event),
    });
    if (last.type === 'arguments') return last.arguments;
    return { reason: last.type === 'failed' ? last.error.message : 'No arguments were found: write them.' };
  }

  dispose(): void {
    void this.cancel();
  }

  async #measure(request: BenchmarkRequest, events: BenchmarkEvent[], signal: AbortSignal): Promise<void> {
    try {
      const last = await runBenchmark(request, {
        ...this.#options(),
        signal,
        onEvent: (event) => {
          this.#log(event);
          events.push(event);
          this.#events.fire(event);
        },
      });
      if (last.type === 'result') this.#kept.fire(await this.#history.add(last.result));
    } finally {
      this.#run = undefined;
      void commands.executeCommand('setContext', RUNNING_CONTEXT, false);
    }
  }

  #options(): { readonly program: string; readonly env: Record<string, string>; readonly node?: string } {
    const node = readSetting('nodePath');
    // The editor's own executable is Node only when told so.
    return { program: this.#program, env: { ELECTRON_RUN_AS_NODE: '1' }, ...(node && { node }) };
  }

  #log(event: BenchmarkEvent): void {
    const line = logLine(event);
    if (line) this.#output[line.level](line.text);
  }
}
