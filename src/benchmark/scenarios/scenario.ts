/** The interface of a scenario's file: preparation, companion, and one function per strategy. */
import type { CloneCost } from '../../protocol/benchmark-result.ts';

/** The scenario's warm pool. `run` calls an export of the scenario's file in a free worker or process. */
export interface Pool {
  readonly size: number;
  run(task: string, argument: unknown): Promise<unknown>;
}

export interface Beside {
  readonly size: Readonly<Record<string, number>>;
  /** Absolute path of a folder shared by all processes of the run. */
  readonly folder: string;
}

export interface Context<Opened = undefined> extends Beside {
  /** @throws if the strategy has no pool */
  readonly pool: Pool;
  /** The companion's reply when it was ready. @throws if the scenario has none */
  readonly companion: string;
  /** The result of `open`. */
  readonly opened: Opened;
  /** Absolute path of the user's compiled module. @throws if none is measured */
  readonly code: string;
  /** Records a latency in milliseconds, for example of a request. */
  latency(milliseconds: number): void;
}

/** @returns the computed result; equal for all strategies */
export type Strategy<Opened = undefined> = (context: Context<Opened>) => Promise<unknown>;

export interface Scenario<Opened = undefined> {
  /** Once per run, in a separate process, before any strategy: creates files. */
  readonly prepare?: (beside: Beside) => Promise<void>;
  /** Once per run, in a companion process that runs until the end: a server or a client. Returns its address. */
  readonly accompany?: (beside: Beside) => Promise<string>;
  /** Once per strategy, in its process: opens what its executions need. */
  readonly open?: (context: Omit<Context, 'opened' | 'latency'>) => Promise<Opened>;
  /** Once, after all executions, in the process of one strategy. */
  readonly examine?: (context: Context<Opened>) => Promise<CloneCost>;
  /** By id, or by key (`threads:100`) if the pool's size changes the code. */
  readonly strategies: Readonly<Record<string, Strategy<Opened>>>;
}

/** Preserves the types of a scenario with `open`. */
export const defineScenario = <Opened = undefined>(scenario: Scenario<Opened>): Scenario<Opened> => scenario;

/** The results of `make` for 0, 1, 2 …, `count` items. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
