/** What the command line needs from its process; tests pass their own. */
import type { BenchmarkOptions, LastEvent } from '../benchmark-client/index.ts';
import type { OpenProject } from '../project/index.ts';
import type { BenchmarkRequest } from '../protocol/benchmark.ts';

export interface Output {
  readonly isTTY: boolean;
  /** Resolves when the text has been flushed, or when the reader is gone. */
  write(text: string): Promise<void>;
}

export interface CliIo {
  /** Absolute path of the current folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The whole standard input, as text. */
  readonly readStdin: () => Promise<string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Loads the project's code; only commands that read files need it. */
  readonly loadProject: () => Promise<OpenProject>;
  /** Measures in a separate process. */
  readonly runBenchmark: (request: BenchmarkRequest, options: Omit<BenchmarkOptions, 'program'>) => Promise<LastEvent>;
  /** Starts the language server in this process. */
  readonly startServer: () => Promise<void>;
}
