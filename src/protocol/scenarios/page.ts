/** The page of a scenario: what can be chosen, what it shows, and what the course module says of it. */
import type { Approach, Decision } from '../../analysis/findings.ts';
import type { StrategyRef } from '../benchmark.ts';

export interface SizeRow {
  readonly title: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** `ms`, `MP`; absent for a count. */
  readonly unit?: string;
}

export interface StrategyRow extends Omit<StrategyRef, 'pool'> {
  /** `cores`: as many as the machine has, at least two. */
  readonly pool?: number | 'cores';
  /** How this strategy does the scenario's work, one sentence. */
  readonly how: string;
}

/** A row of the module's own table, beside which the measurement stands. */
export interface ClaimRow {
  readonly strategy: StrategyRef;
  /** Seconds, as the module says it: "~1 s". */
  readonly time: string;
  /** The same in numbers, for 100 tasks of one second. */
  readonly seconds: readonly [low: number, high: number];
  readonly memory: string;
  readonly complexity: string;
}

export interface ScenarioPage {
  readonly title: string;
  readonly workload: 'io' | 'cpu' | 'wait' | 'mixed';
  /** What is done, with real parts. */
  readonly shows: string;
  /** What the module says of it. */
  readonly claim: string;
  /** What differs in this runtime. */
  readonly here: string;
  readonly sizes: Readonly<Record<string, SizeRow>>;
  /**
   * What `throughput` counts, and the key of the size that says how many there are in one execution; absent: the first.
   */
  readonly unit: string;
  readonly unitSize?: string;
  /** What the latencies are of, where the scenario measures some: "Latency of the requests". */
  readonly latency?: string;
  readonly strategies: readonly StrategyRow[];
  /** Measured executions of each strategy by default. */
  readonly rounds: number;
  /**
   * Processes of each strategy that share them; absent: one. More where rounds are so short that processes differ by
   * more than rounds do.
   */
  readonly starts?: number;
  readonly advice: {
    readonly approach: Approach;
    readonly reasons: readonly string[];
    readonly path: readonly Decision[];
  };
  /** The module's table, and the size key whose value stands for the module's second. */
  readonly table?: { readonly second: string; readonly rows: readonly ClaimRow[] };
}
