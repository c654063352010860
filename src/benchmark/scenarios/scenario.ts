/** What a scenario's file exports: who prepares, who is beside, and how each strategy does the work. */
import type { CloneCost } from '../../protocol/benchmark.ts';

/** The scenario's own pool, warm. `run` calls an export of the scenario's file in a free worker or process. */
export interface Pool {
  readonly size: number;
  run(task: string, argument: unknown): Promise<unknown>;
}

export interface Beside {
  readonly size: Readonly<Record<string, number>>;
  /** Absolute path of a folder that all processes of the run share. */
  readonly folder: string;
}

export interface Context<Opened = undefined> extends Beside {
  /** @throws where the strategy has no pool */
  readonly pool: Pool;
  /** What the companion answered when it was ready. @throws where the scenario has none */
  readonly companion: string;
  /** What `open` returned. */
  readonly opened: Opened;
  /** Absolute path of the user's compiled module. @throws where none is measured */
  readonly code: string;
  /** Notes a latency in milliseconds, of a request for example. */
  latency(milliseconds: number): void;
}

/** @returns what was computed; equal for all strategies */
export type Strategy<Opened = undefined> = (context: Context<Opened>) => Promise<unknown>;

export interface Scenario<Opened = undefined> {
  /** Once per run, in a process beside, before any strategy: makes files. */
  readonly prepare?: (beside: Beside) => Promise<void>;
  /** Once per run, in a process beside: a server or a client, until its process is ended. Answers with its address. */
  readonly accompany?: (beside: Beside) => Promise<string>;
  /** Once per strategy, in its process: what its executions need. */
  readonly open?: (context: Omit<Context, 'opened' | 'latency'>) => Promise<Opened>;
  /** Once, after all executions, in the process of one strategy. */
  readonly examine?: (context: Context<Opened>) => Promise<CloneCost>;
  /** By id, or by key (`threads:100`) where the pool's size changes the code. */
  readonly strategies: Readonly<Record<string, Strategy<Opened>>>;
}

/** Keeps the types of a scenario that opens something. */
export const defineScenario = <Opened = undefined>(scenario: Scenario<Opened>): Scenario<Opened> => scenario;

/** `count` times what `make` returns for 0, 1, 2 …. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
