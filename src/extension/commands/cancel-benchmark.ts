/** Ends the benchmark that is under way, with all its processes. */
import type { Command } from './command.ts';

export const cancelBenchmark: Command = ({ benchmarks }) => benchmarks.runs.cancel();
