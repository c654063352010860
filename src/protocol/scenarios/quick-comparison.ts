/** The module's quick comparison, beside which the figures of every run stand. */
import type { StrategyId } from '../benchmark.ts';

export interface ComparedApproach {
  readonly memory: string;
  readonly startup: string;
}

const ASYNC: ComparedApproach = { memory: 'Low', startup: 'Fast' };
const THREADS: ComparedApproach = { memory: 'Medium', startup: 'Fast' };
const PROCESSES: ComparedApproach = { memory: 'High', startup: 'Slow' };

/** What the module says of an approach; nothing of code that runs one after another. */
export const QUICK_COMPARISON: Readonly<Partial<Record<StrategyId, ComparedApproach>>> = {
  async: ASYNC,
  threads: THREADS,
  processes: PROCESSES,
  'async+threads': THREADS,
  'async+processes': PROCESSES,
};
