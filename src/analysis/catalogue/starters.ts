/** What starts a thread, a process or a pool of them, and what that costs. */
import type { ApiPath, ApiTable } from './types.ts';

export interface StarterRow {
  readonly name: ApiPath;
  /** `command`: another program, which is JavaScript only where Node is called by its name. */
  readonly starts: 'thread' | 'process' | 'pool' | 'command';
}

const rows = (starts: StarterRow['starts'], names: string): StarterRow[] =>
  names.split(' ').map((name) => ({ name, starts }));

export const starters: readonly ApiTable<StarterRow>[] = [
  { module: 'node:worker_threads', sameAs: ['worker_threads', 'globals'], rows: rows('thread', 'Worker.new') },
  {
    module: 'node:child_process',
    sameAs: ['child_process'],
    rows: [...rows('process', 'fork'), ...rows('command', 'spawn exec execFile')],
  },
  { module: 'cross-spawn', rows: rows('command', 'default spawn') },
  { module: 'execa', rows: [...rows('process', 'execaNode node'), ...rows('command', 'execa default execaCommand')] },
  { module: 'piscina', rows: rows('pool', 'default.new Piscina.new') },
  { module: 'tinypool', rows: rows('pool', 'default.new Tinypool.new') },
  { module: 'workerpool', rows: rows('pool', 'pool') },
  {
    module: 'poolifier',
    rows: rows('pool', 'FixedThreadPool.new DynamicThreadPool.new FixedClusterPool.new DynamicClusterPool.new'),
  },
  { module: 'node-worker-threads-pool', rows: rows('pool', 'StaticPool.new DynamicPool.new') },
  { module: 'jest-worker', rows: rows('pool', 'default.new Worker.new') },
  { module: 'threads', rows: [...rows('pool', 'Pool'), ...rows('thread', 'Worker.new')] },
];

/** Milliseconds until what was started takes its first task. */
export const START_COST: Readonly<Record<StarterRow['starts'], number>> = {
  thread: 40,
  pool: 40,
  process: 28,
  command: 2.3,
};
