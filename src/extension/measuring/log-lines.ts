/** Log lines of a benchmark: each process with its command line, and how the run ended. */
import type { BenchmarkEvent } from '../../protocol/benchmark.ts';

export interface LogLine {
  readonly level: 'info' | 'warn';
  readonly text: string;
}

/** @returns undefined for events that only the panel shows */
export function logLine(event: BenchmarkEvent): LogLine | undefined {
  switch (event.type) {
    case 'spawned':
      return { level: 'info', text: `Benchmark, process ${event.pid}: ${event.command.join(' ')}` };
    case 'result':
      return { level: 'info', text: `Benchmark of ${event.result.title}: ${event.result.verdict}` };
    case 'failed':
      return {
        level: 'warn',
        text: [`Benchmark: ${event.error.message}`, event.error.stack].filter(Boolean).join('\n'),
      };
    default:
      return undefined;
  }
}
