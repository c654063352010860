/** A result as JSON: complete, as sent by the process. */
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';

export const toJson = (result: BenchmarkResult): string => `${JSON.stringify(result, null, 2)}\n`;
