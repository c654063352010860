/** The page of a scenario: its options, what it shows, and what the course says about it. */
import type { Approach, Decision } from '../../analysis/findings.ts';
import type { MeasureId } from '../measures.ts';
import type { StrategyRef } from '../strategies.ts';

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
  /** One sentence: how this strategy does the scenario's work. */
  readonly how: string;
}

/** A row of the course's table, shown beside the measurement. */
export interface ClaimRow {
  readonly strategy: StrategyRef;
  /** Seconds, as given in the course: "~1 s". */
  readonly time: string;
  /** The same as numbers, for 100 tasks of one second. */
  readonly seconds: readonly [low: number, high: number];
  readonly memory: string;
  readonly complexity: string;
}

export interface ScenarioPage {
  readonly title: string;
  readonly workload: 'io' | 'cpu' | 'wait' | 'mixed';
  /** What the scenario does, and with which real components. */
  readonly shows: string;
  /** The course's claim. */
  readonly claim: string;
  /** What is different in this runtime. */
  readonly here: string;
  readonly sizes: Readonly<Record<string, SizeRow>>;
  /** The unit of `throughput`, and the size key with the number of units per execution; default: the first key. */
  readonly unit: string;
  readonly unitSize?: string;
  /** Title of the latencies, if the scenario measures any: "Latency of the requests". */
  readonly latency?: string;
  /** What the scenario is about: the verdict is the first of these in which strategies differ, the price the rest. */
  readonly merits: readonly MeasureId[];
  readonly strategies: readonly StrategyRow[];
  /** Milliseconds that measuring may take, if that is more than usual. */
  readonly budget?: number;
  readonly advice: {
    readonly approach: Approach;
    readonly reasons: readonly string[];
    readonly path: readonly Decision[];
  };
  /** The course's table, and the size key whose value corresponds to the course's one second. */
  readonly table?: { readonly second: string; readonly rows: readonly ClaimRow[] };
}
