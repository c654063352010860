/** A result in the form that hyperfine exports as JSON, for scripts and charts made for it: times in seconds. */
import type { BenchmarkResult } from '../../protocol/benchmark-result.ts';

const SECOND = 1_000;

export function toHyperfine({ title, strategies }: BenchmarkResult): string {
  const results = strategies.map(({ title: strategy, samples, median, cpu }) => {
    const times = samples.map((sample) => sample / SECOND);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0);
    return {
      command: `${title}: ${strategy}`,
      mean,
      stddev: times.length < 2 ? null : Math.sqrt(squares / (times.length - 1)),
      median: median / SECOND,
      // User and system time are measured together.
      user: cpu / SECOND,
      system: 0,
      min: Math.min(...times),
      max: Math.max(...times),
      times,
      exit_codes: times.map(() => 0),
    };
  });
  return `${JSON.stringify({ results }, null, 2)}\n`;
}
