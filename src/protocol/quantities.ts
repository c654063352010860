/** Formats figures for people: three significant digits with a suitable unit. */

const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });
const grouped = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true });

const digits = (value: number): string => (value >= 10_000 ? grouped : plain).format(value);

/** @param value milliseconds */
export function formatTime(value: number): string {
  if (value === 0) return '0 ms';
  if (value < 0.0995) return `${digits(value * 1000)} µs`;
  if (value < 999.5) return `${digits(value)} ms`;
  return `${digits(value / 1000)} s`;
}

/** @param value bytes */
export function formatMemory(value: number): string {
  return value < 999.5e6 ? `${digits(value / 1e6)} MB` : `${digits(value / 1e9)} GB`;
}

/** @param value how many times as much */
export const formatRatio = (value: number): string => `${digits(value)} ×`;

export const formatCount = (value: number): string => digits(value);

/** "0.8 instead of 95 ms": the unit once if it is the same. */
export function formatPair(left: string, right: string): string {
  const unit = / \D+$/.exec(right)?.[0];
  return `${unit !== undefined && left.endsWith(unit) ? left.slice(0, -unit.length) : left} instead of ${right}`;
}
