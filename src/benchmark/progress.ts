/** Reports each step of a run: which strategy does what, and how much of the rounds or of the time is over. */
import type { Progress } from '../protocol/benchmark.ts';
import type { Plan } from './plan.ts';
import type { Sampler } from './sampling.ts';

export interface Steps {
  begin(phase: Progress['phase'], strategy: string, round: number): void;
  /** @param milliseconds duration of the step */
  end(milliseconds: number): void;
}

/** Share of the rounds from which the time of the others can be estimated. */
const ENOUGH = 0.1;

export function reportSteps(
  { rounds, budget }: Pick<Plan, 'rounds' | 'budget'>,
  { part }: Pick<Sampler, 'part'>,
  tell: (progress: Progress) => void,
): Steps {
  const started = performance.now();
  let current: Pick<Progress, 'phase' | 'strategy' | 'round'> | undefined;
  const remaining = (elapsed: number): number | undefined => {
    if (rounds === undefined) return Math.max(0, budget - elapsed);
    return part() < ENOUGH ? undefined : (elapsed * (1 - part())) / part();
  };
  const report = (sample?: number): void => {
    if (current === undefined) return;
    const elapsed = performance.now() - started;
    const rest = remaining(elapsed);
    tell({
      type: 'progress',
      ...current,
      part: part(),
      elapsed,
      ...(sample !== undefined && { sample }),
      ...(rest !== undefined && { remaining: rest }),
    });
  };
  return {
    begin(phase, strategy, round) {
      current = { phase, strategy, round };
      report();
    },
    end: report,
  };
}
