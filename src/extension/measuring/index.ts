/** Benchmarks in the editor: runs, history, and the panel that shows both. */
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { History } from './history.ts';
import { BenchmarkPanel } from './panel.ts';
import { BenchmarkRuns } from './runs.ts';

export interface Benchmarks {
  readonly runs: BenchmarkRuns;
  readonly history: History;
  readonly panel: BenchmarkPanel;
}

export function createBenchmarks(context: ExtensionContext, output: LogOutputChannel): Benchmarks {
  const history = new History(context.storageUri ?? context.globalStorageUri, output);
  const runs = new BenchmarkRuns(context.asAbsolutePath('dist/benchmark.js'), history, output);
  return { runs, history, panel: new BenchmarkPanel(context, { runs, history, output }) };
}
