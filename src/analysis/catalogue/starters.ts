/** APIs that start a thread, a process or a pool, and the cost of starting one. */
import type { ApiPath, ApiTable } from './types.ts';

export interface StarterRow {
  readonly name: ApiPath;
  /** `command`: another program; it is JavaScript only if Node is called by name. */
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

/** Milliseconds until it takes its first task. */
export const START_COST: Readonly<Record<StarterRow['starts'], number>> = {
  thread: 40,
  pool: 40,
  process: 28,
  command: 2.3,
};

const CLUSTER = /^(node:)?cluster$/;
const FORK = /(^|\.)fork$/;
/** `cluster.fork()` starts this program again. */
export const forksProgram = (module: string, path: string): boolean => CLUSTER.test(module) && FORK.test(path);

/** A program that runs JavaScript, by its name or by the property of `process` with its path. */
export const NODE = { name: 'node', property: 'execPath' } as const;
