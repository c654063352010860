/** A result as JSON: whole, as the process gave it. */
import type { BenchmarkResult } from '../../protocol/benchmark.ts';

export const toJson = (result: BenchmarkResult): string => `${JSON.stringify(result, null, 2)}\n`;
