/**
 * What the benchmark has measured on this machine, as used by explanations in the editor: times of functions and costs
 * of approaches.
 */
import type { BenchmarkResult, StrategyResult } from './benchmark-result.ts';
import type { StrategyId, StrategyRef } from './strategies.ts';

/** A strategy's figures: milliseconds and bytes. */
export interface MeasuredStrategy extends StrategyRef {
  /** Milliseconds until its process and pool were ready. */
  readonly startup: number;
  /** Bytes of all its processes together. */
  readonly peakMemory: number;
}

/** A function of the user, with the strategies it was measured with. */
export interface MeasuredFunction {
  /** URI of its file. */
  readonly uri: string;
  /** `hash`, `Store.load`. */
  readonly name: string;
  /** The arguments it was called with: comma-separated expressions. */
  readonly arguments?: string;
  /** `2026-01-31` */
  readonly date: string;
  /** `call`: milliseconds per call, for runs that make several calls at once. */
  readonly strategies: readonly (MeasuredStrategy & { readonly call: number })[];
}

export interface MeasuredFigures {
  /** The latest measurement of each function. */
  readonly functions: readonly MeasuredFunction[];
  /** By strategy: from the latest run that included it. */
  readonly strategies: Readonly<Partial<Record<StrategyId, MeasuredStrategy>>>;
}

export const NOTHING_MEASURED: MeasuredFigures = { functions: [], strategies: {} };

/**
 * @param results the latest first
 * @param uriOf returns the URI of a path
 */
export function measuredFigures(results: readonly BenchmarkResult[], uriOf: (file: string) => string): MeasuredFigures {
  const functions = new Map<string, MeasuredFunction>();
  const strategies: Partial<Record<StrategyId, MeasuredStrategy>> = {};
  for (const result of results) {
    for (const strategy of result.strategies) strategies[strategy.id] ??= figuresOf(strategy);
    const { kind, file, scenario: name } = result;
    if (kind !== 'function' || file === undefined) continue;
    const uri = uriOf(file);
    const key = JSON.stringify([uri, name]);
    if (functions.has(key)) continue;
    functions.set(key, {
      uri,
      name,
      ...(result.arguments !== undefined && { arguments: result.arguments }),
      date: result.date.slice(0, 10),
      strategies: result.strategies.map((strategy) => callsOf(strategy, result)),
    });
  }
  return { functions: [...functions.values()], strategies };
}

const figuresOf = ({ id, pool, startup, peakMemory }: StrategyResult): MeasuredStrategy => ({
  id,
  ...(pool !== undefined && { pool }),
  startup,
  peakMemory,
});

const callsOf = (strategy: StrategyResult, { size }: BenchmarkResult) => ({
  ...figuresOf(strategy),
  call: strategy.median / (size['calls'] ?? 1),
});
