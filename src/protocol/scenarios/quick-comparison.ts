/** The course's quick comparison, shown beside the figures of every run. */
import type { StrategyId } from '../strategies.ts';

export interface ComparedApproach {
  readonly memory: string;
  readonly startup: string;
}

const ASYNC: ComparedApproach = { memory: 'Low', startup: 'Fast' };
const THREADS: ComparedApproach = { memory: 'Medium', startup: 'Fast' };
const PROCESSES: ComparedApproach = { memory: 'High', startup: 'Slow' };

/** The course's claim about an approach; it makes none about sequential code. */
export const QUICK_COMPARISON: Readonly<Partial<Record<StrategyId, ComparedApproach>>> = {
  async: ASYNC,
  threads: THREADS,
  processes: PROCESSES,
  'async+threads': THREADS,
  'async+processes': PROCESSES,
};
