/**
 * The process of one strategy, or the companion of all: opens what it needs, runs executions on command, and reports
 * results.
 */
import '../lifeline/join.ts';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { strategyKey, type StrategyRef } from '../../protocol/strategies.ts';
import type { Beside, Context, Scenario, Strategy } from '../scenarios/scenario.ts';
import { digestOf } from './digest.ts';
import { watchLoop } from './loop-watch.ts';
import type { Execution, HostCommand, HostEvent, Work } from './messages.ts';
import { describeThrown } from './thrown.ts';
import { openPool } from './pool.ts';

/** Kept before measured code could replace it. */
const now = performance.now.bind(performance);

interface Open {
  readonly scenario: Scenario<unknown>;
  readonly context: Context<unknown>;
  readonly strategy: Strategy<unknown>;
  readonly latencies: number[];
}

const POOLS: Readonly<Partial<Record<StrategyRef['id'], 'threads' | 'processes'>>> = {
  threads: 'threads',
  'async+threads': 'threads',
  processes: 'processes',
  'async+processes': 'processes',
};

let open: Open | undefined;

const load = ({ module }: Work): Scenario<unknown> =>
  (createRequire(import.meta.url)(module) as { scenario: Scenario<unknown> }).scenario;

async function accompany(work: Work): Promise<HostEvent> {
  const { prepare, accompany: stay } = load(work);
  const beside: Beside = { size: work.size, folder: work.folder };
  await prepare?.(beside);
  const address = await stay?.(beside);
  return { type: 'accompanying', ...(address !== undefined && { address }) };
}

async function openStrategy({
  work,
  strategy: ref,
  companion,
}: Extract<HostCommand, { type: 'open' }>): Promise<HostEvent> {
  const scenario = load(work);
  const strategy = scenario.strategies[strategyKey(ref)] ?? scenario.strategies[ref.id];
  if (strategy === undefined) throw new Error(`The scenario has no strategy ${ref.id}.`);
  const kind = POOLS[ref.id];
  const pool = kind && ref.pool !== undefined ? await openPool(work.module, kind, ref.pool) : undefined;
  const latencies: number[] = [];
  const there = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`The strategy ${ref.id} has no ${what}.`);
    return value;
  };
  const context = {
    size: work.size,
    folder: work.folder,
    get pool() {
      return there(pool, 'pool');
    },
    get companion() {
      return there(companion, 'companion');
    },
    get code() {
      return there(work.code, 'code');
    },
    latency: (milliseconds: number) => void latencies.push(milliseconds),
  };
  const opened = await scenario.open?.(context);
  open = {
    scenario,
    context: Object.assign(Object.create(context) as typeof context, { opened }),
    strategy,
    latencies,
  };
  return { type: 'opened' };
}

async function run(): Promise<HostEvent> {
  if (open === undefined) throw new Error('Nothing is open.');
  const { context, strategy, latencies } = open;
  latencies.length = 0;
  const delays = watchLoop();
  const start = now();
  const result = await strategy(context);
  const wall = now() - start;
  const execution: Execution = {
    wall,
    delays: delays(),
    digest: digestOf(result),
    hasResult: !isEmpty(result),
    ...(latencies.length > 0 && { latencies: [...latencies] }),
  };
  return { type: 'ran', execution };
}

/** Whether a result contains nothing that could have been computed. */
const isEmpty = (result: unknown): boolean =>
  result === undefined || (Array.isArray(result) && result.every((item) => item === undefined));

async function examine(): Promise<HostEvent> {
  if (open?.scenario.examine === undefined) throw new Error('The scenario has nothing to examine.');
  return { type: 'examined', cloneCost: await open.scenario.examine(open.context) };
}

function settle(): HostEvent {
  (globalThis as { gc?: () => void }).gc?.();
  return { type: 'settled' };
}

async function answer(command: HostCommand): Promise<HostEvent> {
  switch (command.type) {
    case 'accompany':
      return accompany(command.work);
    case 'open':
      return openStrategy(command);
    case 'settle':
      return settle();
    case 'run':
      return run();
    case 'examine':
      return examine();
  }
}

const send = (event: HostEvent): void => void process.send?.(event);

process.on('message', (command: HostCommand) => {
  answer(command).then(send, (error: unknown) => {
    send({ type: 'failed', error: describeThrown(error) });
  });
});
process.on('disconnect', () => process.exit(0));
send({ type: 'ready' });
