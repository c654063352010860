/** Percentiles of single measurements, such as request latencies. */
import { quantile } from 'simple-statistics';

export function percentilesOf(samples: readonly number[]): {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
} {
  const [p50, p99, max] = quantile([...samples], [0.5, 0.99, 1]) as unknown as [number, number, number];
  return { p50, p99, max };
}
