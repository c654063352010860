/** The course's table beside the measured figures, scaled to the course's second. */
import type { BenchmarkResult } from './benchmark-result.ts';
import { strategyKey, strategyTitle } from './strategies.ts';
import { formatMemory, formatRatio, formatTime } from './quantities.ts';
import { isScenarioId, SCENARIOS } from './scenarios/index.ts';

export interface Claim {
  readonly strategy: string;
  /** Seconds, as given in the course. */
  readonly claimed: string;
  /** Speedup over the course's first row. */
  readonly claimedRatio: string;
  /** Absent if the strategy was not measured. */
  readonly measured?: string;
  /** Measured speedup over the strategy of the course's first row; absent if either was not measured. */
  readonly ratio?: string;
  readonly claimedMemory: string;
  readonly peakMemory?: string;
  readonly claimedComplexity: string;
  readonly lines?: number;
}

export interface Claims {
  /** "20 ms here for the course's second". */
  readonly scale: string;
  readonly rows: readonly Claim[];
}

/** @returns undefined if the course has no table */
export function claimsOf({
  kind,
  scenario,
  strategies,
  size,
}: Pick<BenchmarkResult, 'kind' | 'scenario' | 'strategies' | 'size'>): Claims | undefined {
  const table = kind === 'scenario' && isScenarioId(scenario) ? SCENARIOS[scenario].table : undefined;
  const [plain] = table?.rows ?? [];
  if (table === undefined || plain === undefined) return undefined;
  const measured = new Map(strategies.map((one) => [one.key, one]));
  const base = measured.get(strategyKey(plain.strategy));
  return {
    scale: `${formatTime(size[table.second]!)} here for the course's second`,
    rows: table.rows.map(({ strategy, time, seconds: [low, high], memory, complexity }) => {
      const one = measured.get(strategyKey(strategy));
      const ratios = [...new Set([high, low].map((seconds) => formatRatio(plain.seconds[0] / seconds)))];
      return {
        strategy: strategyTitle(strategy),
        claimed: time,
        claimedRatio: ratios.join(' – '),
        claimedMemory: memory,
        claimedComplexity: complexity,
        ...(one && { measured: formatTime(one.median), peakMemory: formatMemory(one.peakMemory), lines: one.lines }),
        ...(one && base && { ratio: formatRatio(base.median / one.median) }),
      };
    }),
  };
}
