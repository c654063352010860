/** What repeated measurements come to. */

/** @throws where there are no samples */
export function median(samples: readonly number[]): number {
  const sorted = ascending(samples);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}

/**
 * The least sample that `percent` of the samples do not exceed (nearest rank: always one that was measured).
 * @param percent over 0, up to 100
 * @throws where there are no samples
 */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = ascending(samples);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1]!;
}

function ascending(samples: readonly number[]): number[] {
  if (samples.length === 0) throw new Error('Nothing was measured.');
  return [...samples].sort((a, b) => a - b);
}
