/**
 * What each approach costs: start-up, memory, sharing, learning curve. The course's table for this runtime, with
 * figures.
 */
import type { Approach, Workload } from '../findings.ts';
import { FIGURES } from './figures.ts';

export interface ApproachRow {
  readonly title: string;
  readonly start: string;
  readonly memory: string;
  readonly sharing: string;
  readonly learning: string;
  /** How well it suits each kind of work: from 0 (not at all) to 3. */
  readonly fits: Readonly<Record<Workload, 0 | 1 | 2 | 3>>;
}

const threads = {
  start: `${FIGURES.startThread.value} ms cold, ${FIGURES.hopThread.value} ms warm`,
  memory: `${FIGURES.memoryThread.value} MB each`,
  sharing: 'clones, transfers, or SharedArrayBuffer',
  learning: 'medium',
} as const;
const processes = {
  start: `${FIGURES.startProcess.value} ms cold, ${FIGURES.hopProcess.value} ms warm`,
  memory: `${FIGURES.memoryProcess.value} MB each`,
  sharing: 'messages only',
  learning: 'easy',
} as const;

export const APPROACH_ROWS: Readonly<Record<Approach, ApproachRow>> = {
  async: {
    title: 'Async',
    start: 'none',
    memory: 'a few hundred bytes each',
    sharing: 'all variables (one thread)',
    learning: 'hard at first',
    fits: { io: 3, wait: 3, cpu: 0 },
  },
  threads: { title: 'Threads', ...threads, fits: { io: 2, wait: 1, cpu: 3 } },
  processes: { title: 'Processes', ...processes, fits: { io: 1, wait: 1, cpu: 3 } },
  'async+threads': { title: 'Async in front of threads', ...threads, fits: { io: 2, wait: 1, cpu: 3 } },
  'async+processes': { title: 'Async in front of processes', ...processes, fits: { io: 1, wait: 1, cpu: 3 } },
  leave: {
    title: 'Regular code',
    start: 'none',
    memory: 'none',
    sharing: 'everything',
    learning: 'none',
    fits: { io: 0, wait: 0, cpu: 0 },
  },
};
