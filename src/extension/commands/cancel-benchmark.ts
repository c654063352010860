/** Cancels the running benchmark and ends its processes. */
import type { Command } from './command.ts';

export const cancelBenchmark: Command = ({ benchmarks }) => benchmarks.runs.cancel();
